// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The bytes of media, where they pass through this server: signed URLs for one request, and for
/// uploads in parts. Start from [dev.sotto.api.media.MediaSurface].
package dev.sotto.api.media;
