// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// AWS S3, or a service like it, for the bytes of media. [S3MediaProvider] reads an [S3Url] and
/// opens a bucket that the operator has made; it changes nothing there.
@NullMarked
package dev.sotto.media.s3;

import org.jspecify.annotations.NullMarked;
