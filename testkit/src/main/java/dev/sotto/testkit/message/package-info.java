// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// What every store of messages and their history must do.
package dev.sotto.testkit.message;
