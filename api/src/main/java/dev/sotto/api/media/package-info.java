// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// All routes of media but those of FoxTrot. `/api/media`: [MediaUploadRoutes] creates an object,
/// [MediaRoutes] reads and deletes it; both give out signed URLs. `/media/…`: [SignedUrlSurface] ->
/// [SignedUrlRoutes] -> [SimpleUploads], [ResumableUploads] or [MediaDownloads]. `/api/files`:
/// [FilesSurface] -> [FormUploadRoutes] (a form, through `media.form`) and [FileRoutes].
@NullMarked
package dev.sotto.api.media;

import org.jspecify.annotations.NullMarked;
