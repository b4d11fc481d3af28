// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// What text of clients is acceptable and how it is compared, for all value types and surfaces:
/// [dev.sotto.core.text.OpaqueText] for what is only kept, [dev.sotto.core.text.NameText] for what
/// people read, [dev.sotto.core.text.SecretText] for what they type and nobody sees,
/// [dev.sotto.core.text.PercentText] for what stands in URLs, [dev.sotto.core.text.AsciiText] for
/// words of protocols, [dev.sotto.core.text.DecimalText] for numbers,
/// [dev.sotto.core.text.Base64Text] for bytes.
package dev.sotto.core.text;
