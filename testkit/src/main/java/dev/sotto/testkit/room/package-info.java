// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// What the stores of rooms must do.
package dev.sotto.testkit.room;
