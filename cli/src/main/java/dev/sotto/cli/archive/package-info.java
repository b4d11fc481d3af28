// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// A whole installation in one compressed file (`docs/archive-format.md`). Start from
/// [dev.sotto.cli.archive.ArchiveFile].
package dev.sotto.cli.archive;
