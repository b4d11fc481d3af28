// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Valid accounts, drafts, calls, rooms, sessions and media objects, for tests that do not care
/// which. Needs `core` only; fixtures and contracts stand on it. Start from [TestAccounts] and
/// [TestDrafts].
@NullMarked
package dev.sotto.testkit.data;

import org.jspecify.annotations.NullMarked;
