// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// What a storage must do as a whole, and how its contracts get at it. Start from
/// [dev.sotto.testkit.spi.StorageFixture].
package dev.sotto.testkit.spi;
