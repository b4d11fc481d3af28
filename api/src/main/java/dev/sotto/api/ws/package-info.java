// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The native socket at `/api/ws`, as `docs/protocol.md` describes it. [NativeSocketEndpoint] is
/// the door; [FrameCodec] knows the words.
package dev.sotto.api.ws;
