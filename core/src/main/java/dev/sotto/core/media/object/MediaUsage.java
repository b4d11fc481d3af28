// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media.object;

/// Number and bytes of some objects.
///
/// @param objects how many
/// @param bytes how many, counting those that are still coming
public record MediaUsage(long objects, long bytes) {
  /// No objects.
  public static final MediaUsage NOTHING = new MediaUsage(0, 0);

  /// {@return what both take together}
  public MediaUsage plus(MediaUsage other) {
    return new MediaUsage(objects + other.objects, bytes + other.bytes);
  }
}
