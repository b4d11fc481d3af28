// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Presence: who is connected, as shown to those who have them as a contact. Start from
/// [dev.sotto.core.presence.Presence].
package dev.sotto.core.presence;
