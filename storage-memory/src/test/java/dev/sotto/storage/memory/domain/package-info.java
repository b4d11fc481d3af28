// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Tests of the domain's use cases, on real ports in memory.
package dev.sotto.storage.memory.domain;
