// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// A whole installation in one compressed file (`docs/archive-format.md`). An export goes
/// [ArchiveFile] -> [ArchivePartFile] -> [ArchiveWriter] -> [RowJson], is read back and takes its
/// [ArchiveDestination]; an import goes [ArchiveFile] -> [ArchiveReader] -> [ArchiveHeader], then
/// table by table. The reader trusts nothing: [BoundedOutputStream] bounds values, and what is
/// wrong is a [DamagedArchiveException] inside, a `TransferException` outside.
@NullMarked
package dev.sotto.cli.archive;

import org.jspecify.annotations.NullMarked;
