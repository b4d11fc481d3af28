// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The table of bounds, walked against the packaged program. Start from
/// [dev.sotto.distribution.bound.BoundsTest].
package dev.sotto.distribution.bound;
