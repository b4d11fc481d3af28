// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Acknowledged messages after the server was killed, or the power failed.
package dev.sotto.distribution.crash;
