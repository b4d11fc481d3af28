// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media;

import dev.sotto.api.http.Problem;
import dev.sotto.api.http.Refused;
import dev.sotto.core.media.SignedUrlTransfers.Found;
import dev.sotto.core.media.object.MediaObject;

/// What clients are told of what is under a URL.
final class Lookup {
  private Lookup() {}

  /// {@return the object}
  ///
  /// @throws Refused when there is none
  static MediaObject object(Found found) {
    if (found instanceof Found.There(var object)) {
      return object;
    }
    throw refusal(found);
  }

  /// {@return why the object under a URL is not to be had}
  static Refused refusal(Found found) {
    return switch (found) {
      case Found.There _ -> throw new IllegalStateException("the object is to be had");
      case Found.Nothing _ -> new Refused(Problem.NOT_FOUND, "there is nothing at this URL");
      case Found.TooLate _ -> gone();
      case Found.Complete _ ->
          new Refused(Problem.ALREADY_UPLOADED, "the object has its bytes already");
    };
  }

  static Refused gone() {
    return new Refused(Problem.GONE, "the URL is too old, or the object is gone");
  }
}
