// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Encrypted files that clients pass to each other: a catalogue of objects, kept with everything
/// else that is durable, and the object store that holds their bytes. The server never sees what
/// they show. Start from [dev.sotto.core.media.Media].
package dev.sotto.core.media;
