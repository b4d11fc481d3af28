// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media;

/// What objects of an account take.
///
/// @param objects how many
/// @param bytes how many, counting what is still awaited
public record MediaUsage(long objects, long bytes) {}
