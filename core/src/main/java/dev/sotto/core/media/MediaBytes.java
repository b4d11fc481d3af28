// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media;

import dev.sotto.core.bound.FreeDiskSpace;
import java.util.Optional;

/// What passes the bytes of objects through this server.
///
/// @param streamed under signed URLs; empty when clients reach the object store by themselves
/// @param received in whole files, whatever store it has
/// @param kept back again
/// @param disk where the bytes that pass through this server, and what is known of them, are put
public record MediaBytes(
    Optional<SignedUrlTransfers> streamed,
    FileUploads received,
    StoredFiles kept,
    FreeDiskSpace disk) {}
