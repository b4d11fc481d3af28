// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Rate limits. Start from [dev.sotto.core.limit.Limiter].
package dev.sotto.core.limit;
