// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.live;

import dev.sotto.core.live.Sequenced;

/// An entry of a mailbox that is nothing but its number.
record Numbered(long sequence) implements Sequenced {}
