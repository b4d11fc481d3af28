// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// [NodeMessage][dev.sotto.core.cluster.NodeMessage]s as bytes. [BinaryNodeMessageCodec] writes
/// version and kind; [EventCodec], [CallCodec] and [RoomCodec] the fields of what is inside,
/// [ValueCodec] the values that many share. Numbers of kinds are never given to something else:
/// nodes of two versions run together.
@NullMarked
package dev.sotto.core.cluster.codec;

import org.jspecify.annotations.NullMarked;
