// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// AWS S3 for the bytes of media.
package dev.sotto.media.s3;
