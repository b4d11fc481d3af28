// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// MinIO for the bytes of media.
package dev.sotto.media.minio;
