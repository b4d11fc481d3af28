// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.call;

import java.time.Instant;

/// A place in the history of calls, which is ordered by time of placing, then by id.
///
/// @param id breaks the tie of calls placed in one millisecond; compared as text, empty before all
public record CallCursor(Instant placedAt, String id) {
  /// After the newest call.
  public static final CallCursor NOW = new CallCursor(Call.NEVER, "");

  /// {@return the place of `call`}
  public static CallCursor of(Call call) {
    return new CallCursor(call.course().placedAt(), call.id().text());
  }
}
