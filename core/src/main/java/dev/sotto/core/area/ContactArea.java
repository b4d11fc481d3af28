// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.area;

import dev.sotto.core.call.control.VisibleAccounts;
import dev.sotto.core.contact.Contacts;

/// Who has whom as a contact.
///
/// @param visible the accounts that an account may know by name, calls counted
public record ContactArea(Contacts list, VisibleAccounts visible) {}
