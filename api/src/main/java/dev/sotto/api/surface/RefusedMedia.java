// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.surface;

import dev.sotto.api.http.Problem;
import dev.sotto.api.http.Refused;
import dev.sotto.core.media.MediaObject;
import dev.sotto.core.media.MediaState;

/// What is said of objects that the scanner has refused.
public final class RefusedMedia {
  private RefusedMedia() {}

  /// {@return what the owner is told, who is to know why}
  public static Refused toOwner(MediaObject object) {
    return object.state() == MediaState.INFECTED
        ? new Refused(
            Problem.INFECTED, "the scanner has found malware in the object; nobody gets it")
        : new Refused(Problem.NOT_SCANNABLE, "the scanner cannot judge the object; nobody gets it");
  }

  /// {@return what others are told}
  public static Refused toReader() {
    return new Refused(Problem.GONE, "the scanner has refused the object; nobody gets it");
  }
}
