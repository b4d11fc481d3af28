// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Bytes of objects through this server, whatever the route. In: [UploadBody], watched by an
/// [UploadMonitor]. Out: [ObjectResponse] with a [ByteRange], written by [BodyWriter]. [TusHeaders]
/// has the headers of tus; [MediaProblems] says why an object is refused; [MediaErrorResponder]
/// ends the connection where a body is left unread.
@NullMarked
package dev.sotto.api.media.stream;

import org.jspecify.annotations.NullMarked;
