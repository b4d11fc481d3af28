// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media;

/// What the bytes of an object are said to be.
public record Content(MediaType type, ObjectSize size) {}
