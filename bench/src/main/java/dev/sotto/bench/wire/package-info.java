// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Clients that cost their own process as little as possible: [HttpLoadConnection] for prepared
/// requests, [WebSocketHandshake] -> [TextWebSocket] for frames, and accounts that speak over them
/// ([NativeAccount], [FoxTrotAccount]).
@NullMarked
package dev.sotto.bench.wire;

import org.jspecify.annotations.NullMarked;
