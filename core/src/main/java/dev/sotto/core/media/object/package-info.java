// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Objects, encrypted files that clients pass to each other, and where they are kept: the
/// [MediaCatalogue] knows whose a [MediaObject] is, its [ObjectMetadata], [ObjectState] and
/// [ObjectAccess]; an [ObjectStore] holds its bytes under its [ObjectKey]. Clients reach a
/// [PresignedStore] by themselves; the bytes of a [StreamedStore] pass through this server.
/// Messages name objects by [MessageRef]; [AccountQuota] bounds what one account may have. Both
/// ports are implemented by adapters; nothing here decides who may read.
@NullMarked
package dev.sotto.core.media.object;

import org.jspecify.annotations.NullMarked;
