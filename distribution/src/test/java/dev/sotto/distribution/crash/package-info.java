// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// What is left of acknowledged messages when the server is killed, or the power fails.
package dev.sotto.distribution.crash;
