// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Tests of the domain's connections. They need no adapter, but doubles of the testkit, which core
/// cannot depend on.
package dev.sotto.storage.memory.live;
