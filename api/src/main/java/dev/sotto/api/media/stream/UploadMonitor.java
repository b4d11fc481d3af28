// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media.stream;

import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import dev.sotto.core.bound.FreeDiskSpace;
import java.util.function.LongConsumer;

/// The checks of bytes on their way in: room on the disk, and a meter.
///
/// @param disk where they are put
/// @param meter is told how many have come
public record UploadMonitor(FreeDiskSpace disk, LongConsumer meter) {
  /// @throws ProblemException when the disk would be nearly full with so many more bytes
  void needRoom(long bytes) {
    if (!disk.hasRoomFor(bytes)) {
      throw new ProblemException(Problem.DISK_FULL, "the disk is nearly full; upload it later");
    }
  }
}
