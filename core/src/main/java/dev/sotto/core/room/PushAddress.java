// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.room;

import dev.sotto.core.push.PushToken;

/// The way to tell an absent participant that somebody waits in the room.
public sealed interface PushAddress {
  /// Not at all.
  record Nowhere() implements PushAddress {}

  /// Through the push service of a platform.
  record Push(PushToken token, Platform platform) implements PushAddress {}

  /// Whose push service it is.
  enum Platform {
    IOS,
    ANDROID
  }
}
