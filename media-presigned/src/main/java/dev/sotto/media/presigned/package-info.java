// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Objects in a bucket of S3, or of something that speaks its protocol. Start with
/// [dev.sotto.media.presigned.S3ObjectStore].
package dev.sotto.media.presigned;
