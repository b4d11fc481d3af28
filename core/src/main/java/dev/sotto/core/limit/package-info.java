// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Rate limits: start from [dev.sotto.core.limit.Limiter]. Bounds of what is read, held and waited
/// for: start from [dev.sotto.core.limit.Bound], whose memory [dev.sotto.core.limit.SharedPool]
/// counts.
package dev.sotto.core.limit;
