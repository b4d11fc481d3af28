// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.area;

import dev.sotto.core.bound.FreeDiskSpace;
import dev.sotto.core.media.Attachments;
import dev.sotto.core.media.FileUploads;
import dev.sotto.core.media.MediaObjects;
import dev.sotto.core.media.SignedUrlTransfers;
import dev.sotto.core.media.StoredFiles;
import dev.sotto.core.media.maintenance.MediaHealth;
import dev.sotto.core.media.maintenance.MediaSweeper;
import dev.sotto.core.media.scan.Screening;
import java.util.Optional;

/// The media objects and the ways of their bytes.
///
/// @param transfers of bytes under signed URLs; empty when clients reach the object store by
///   themselves
/// @param uploads of whole files, whatever store there is
/// @param files given back again
/// @param attachments ties objects to messages
/// @param disk where the bytes that pass through this server, and what is known of them, are put
/// @param screening what the malware scanner has said
/// @param sweeper deletes those whose time is over
public record MediaArea(
    MediaObjects objects,
    Optional<SignedUrlTransfers> transfers,
    FileUploads uploads,
    StoredFiles files,
    Attachments attachments,
    FreeDiskSpace disk,
    Screening screening,
    MediaHealth health,
    MediaSweeper sweeper) {}
