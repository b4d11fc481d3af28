// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Time that what deletes may trust. Start from [dev.sotto.core.time.SteadyClock].
package dev.sotto.core.time;
