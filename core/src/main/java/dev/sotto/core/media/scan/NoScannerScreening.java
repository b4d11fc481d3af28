// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media.scan;

import dev.sotto.core.media.object.MediaObject;
import dev.sotto.core.media.object.ObjectState;

/// Lets everything through but what an earlier scanner has refused.
final class NoScannerScreening implements Screening {
  @Override
  public Result screen(MediaObject uploaded) {
    return isReadable(uploaded.state())
        ? new Result.Passed(uploaded)
        : new Result.Refused(uploaded);
  }

  @Override
  public boolean isReadable(ObjectState state) {
    return switch (state) {
      case STORED, CLEAN -> true;
      case CREATED, RESERVED, INFECTED, UNDECIDED -> false;
    };
  }

  @Override
  public void catchUp() {
    // There is nothing to wait for.
  }
}
