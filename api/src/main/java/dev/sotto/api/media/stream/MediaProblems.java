// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media.stream;

import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import dev.sotto.core.media.object.MediaObject;
import dev.sotto.core.media.object.ObjectState;

/// Problems of objects that the scanner has refused, or that exceed a quota.
public final class MediaProblems {
  private MediaProblems() {}

  /// {@return what the owner is told, who is to know why}
  public static ProblemException toOwner(MediaObject object) {
    return object.state() == ObjectState.INFECTED
        ? new ProblemException(
            Problem.INFECTED, "the scanner has found malware in the object; nobody gets it")
        : new ProblemException(
            Problem.NOT_SCANNABLE, "the scanner cannot judge the object; nobody gets it");
  }

  /// {@return what is said to an owner whose objects would take too much}
  ///
  /// @param quota how many bytes they may have
  public static ProblemException overQuota(long quota) {
    return new ProblemException(
        Problem.QUOTA_EXCEEDED,
        "the account's media would take more than %d bytes; delete some".formatted(quota));
  }

  /// {@return what is said to an owner who has made room too often without using it}
  ///
  /// @param most how many uploads may not have begun
  public static ProblemException tooMany(int most) {
    return new ProblemException(
        Problem.QUOTA_EXCEEDED,
        "%d uploads of the account have not begun; upload, wait, or delete some".formatted(most));
  }

  /// {@return what others are told}
  public static ProblemException toReader() {
    return new ProblemException(Problem.GONE, "the scanner has refused the object; nobody gets it");
  }
}
