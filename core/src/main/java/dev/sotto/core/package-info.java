// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// What every capability shares: failures of ports, timers, and work for other threads.
package dev.sotto.core;
