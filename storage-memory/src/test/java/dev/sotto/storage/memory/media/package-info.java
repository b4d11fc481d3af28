// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// What the domain does with catalogue and object store, over the ones in memory.
package dev.sotto.storage.memory.media;
