// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// What all tests share: time that moves only when told ([TestTime]), its [TestInstants], seeded
/// random numbers ([TestRandom]), many threads at once ([Concurrently]), password hashers that are
/// quick. The contracts are in the packages named after the ports' packages; they stand on fixtures
/// ([dev.sotto.testkit.fixture.StorageFixture]), and those on test data
/// ([dev.sotto.testkit.data.TestAccounts]).
@NullMarked
package dev.sotto.testkit;

import org.jspecify.annotations.NullMarked;
