// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Objects in a bucket of S3, or of something that speaks its protocol. [S3ObjectStore] signs what
/// clients do ([Presigner]: nobody is asked) and does its own over one [S3Connection]. An upload
/// goes to `incoming/` by a signed form; [UploadAcceptance] makes an object of it with a
/// [ConditionalCopy], so that no URL can change it later. Requests end by [RequestTimeouts];
/// [BucketFailures] words refusals for operators. An adapter brings a [Bucket], [S3Credentials] and
/// its reading of an [ObjectStoreUrl].
@NullMarked
package dev.sotto.media.presigned;

import org.jspecify.annotations.NullMarked;
