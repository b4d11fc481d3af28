// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.fuzz;

import dev.sotto.api.http.JsonFuzz;
import dev.sotto.api.media.form.FormFuzz;
import dev.sotto.api.server.HttpFuzz;
import dev.sotto.api.websocket.FragmentFuzz;
import dev.sotto.api.ws.FrameFuzz;
import java.io.IOException;
import java.util.Arrays;

/// Everything that clients send. The first byte says what the others are: starting the fuzzer takes
/// long, and so it starts once.
public final class ClientFuzz {
  private ClientFuzz() {}

  /// Called once.
  public static void fuzzerInitialize() throws IOException {
    HttpFuzz.fuzzerInitialize();
  }

  /// Called for each input.
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    if (input.length == 0) {
      return;
    }
    byte[] rest = Arrays.copyOfRange(input, 1, input.length);
    switch (input[0]) {
      case 'A' -> FragmentFuzz.fuzzerTestOneInput(rest);
      case 'F' -> FormFuzz.fuzzerTestOneInput(rest);
      case 'H' -> HttpFuzz.fuzzerTestOneInput(rest);
      case 'J' -> JsonFuzz.fuzzerTestOneInput(rest);
      case 'W' -> FrameFuzz.fuzzerTestOneInput(rest);
      default -> {}
    }
  }
}
