// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// MinIO for the bytes of media. [MinioMediaProvider] reads a [MinioUrl], makes the bucket and its
/// rules ([MinioBucketSetup]) and opens it as any S3 store.
@NullMarked
package dev.sotto.media.minio;

import org.jspecify.annotations.NullMarked;
