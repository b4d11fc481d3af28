// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Use cases of media. [MediaObjects] creates an object and answers with a URL of [MediaUrls].
/// Bytes go straight to a presigned store, or under a URL of [SignedUrls] through
/// [SignedUrlTransfers], which reserves quota by [QuotaReservations]; forms go through
/// [FileUploads]. [UploadCompletion] then compares the size and has the object screened:
/// [UploadOutcome]. A download starts at [MediaObjects] or, by UUID, at [StoredFiles].
/// [Attachments] lets the recipient of a message read what it names.
@NullMarked
package dev.sotto.core.media;

import org.jspecify.annotations.NullMarked;
