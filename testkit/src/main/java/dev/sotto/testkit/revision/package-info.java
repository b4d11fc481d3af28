// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// What earlier revisions of the program have left behind, and must still open. Start from
/// [dev.sotto.testkit.revision.EarlierRevision].
package dev.sotto.testkit.revision;
