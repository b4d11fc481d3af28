// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Contacts. [Contacts] adds, removes and lists them; [ContactStore] keeps them, and who has
/// written to whom: who reaches whom follows from the two. [CachingContactStore] answers for a few
/// seconds from memory.
@NullMarked
package dev.sotto.core.contact;

import org.jspecify.annotations.NullMarked;
