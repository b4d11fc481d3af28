// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Text of clients: what is acceptable, and how it is compared. [OpaqueText] is only kept,
/// [NameText] is read by people, [SecretText] typed unseen; [PercentText] stands in URLs,
/// [AsciiText] in protocols, [DecimalText] are numbers and [Base64Text] bytes. All value types and
/// surfaces use these.
@NullMarked
package dev.sotto.core.text;

import org.jspecify.annotations.NullMarked;
