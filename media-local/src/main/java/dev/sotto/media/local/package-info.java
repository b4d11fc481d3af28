// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Media as files. [LocalMediaProvider] opens a [MediaFolder] as [FileObjectStore]. An upload goes
/// [ObjectWriteLocks] -> [SyncedFileWriter], under `uploads/`, and gets its final name when it is
/// complete and synced; [ObjectListing] pages what is there. [DiskAccess] tells failures of the
/// disk from those of a client; [OwnerOnlyPermissions] keeps others out.
@NullMarked
package dev.sotto.media.local;

import org.jspecify.annotations.NullMarked;
