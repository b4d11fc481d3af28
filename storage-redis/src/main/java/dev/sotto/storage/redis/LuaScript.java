// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.redis;

import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.codec.Base16;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// A Lua script out of the resource of this name, which says what keys and arguments it takes.
///
/// @param digest by which Redis knows it once it has run
record LuaScript(String name, String text, String digest, ScriptOutputType answer) {
  /// {@return a script that answers a number}
  static LuaScript ofNumber(String name) {
    return new LuaScript(name, load(name), ScriptOutputType.INTEGER);
  }

  /// {@return a script that answers a list}
  static LuaScript ofList(String name) {
    return new LuaScript(name, load(name), ScriptOutputType.MULTI);
  }

  /// {@return a script that answers a list and begins with what it shares with others}
  static LuaScript ofList(String shared, String name) {
    return new LuaScript(name, load(shared) + load(name), ScriptOutputType.MULTI);
  }

  private LuaScript(String name, String text, ScriptOutputType answer) {
    this(name, text, Base16.digest(text.getBytes(StandardCharsets.UTF_8)), answer);
  }

  private static String load(String name) {
    try (InputStream in =
        Objects.requireNonNull(LuaScript.class.getResourceAsStream(name + ".lua"), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the script " + name, e);
    }
  }
}
