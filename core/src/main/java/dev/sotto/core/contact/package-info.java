// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Contacts: whom an account knows, and who may therefore reach whom. Start from
/// [dev.sotto.core.contact.Contacts].
package dev.sotto.core.contact;
