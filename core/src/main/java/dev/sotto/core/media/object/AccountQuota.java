// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media.object;

/// Bounds of what the objects of one account may take. What takes room has its bytes, or is getting
/// them; an upload that has not begun takes none, so these are counted.
///
/// @param quota how many bytes its objects may have together
/// @param awaited how many uploads may not have begun
public record AccountQuota(long quota, int awaited) {}
