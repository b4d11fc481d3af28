// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media;

import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import dev.sotto.core.media.SignedUrlTransfers.Found;
import dev.sotto.core.media.object.MediaObject;

/// Problems of signed URLs under which nothing is to be had.
final class SignedUrlProblems {
  private SignedUrlProblems() {}

  /// {@return the object}
  ///
  /// @throws ProblemException when there is none
  static MediaObject object(Found found) {
    if (found instanceof Found.There(var object)) {
      return object;
    }
    throw refusal(found);
  }

  /// {@return why the object under a URL is not to be had}
  static ProblemException refusal(Found found) {
    return switch (found) {
      case Found.There _ -> throw new IllegalStateException("the object is to be had");
      case Found.Nothing _ ->
          new ProblemException(Problem.NOT_FOUND, "there is nothing at this URL");
      case Found.TooLate _ -> gone();
      case Found.Complete _ ->
          new ProblemException(Problem.ALREADY_UPLOADED, "the object has its bytes already");
    };
  }

  static ProblemException gone() {
    return new ProblemException(Problem.GONE, "the URL is too old, or the object is gone");
  }
}
