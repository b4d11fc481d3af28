// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.wiring;

import dev.sotto.core.area.ContactArea;
import dev.sotto.core.call.control.VisibleAccounts;
import dev.sotto.core.contact.Contacts;
import dev.sotto.core.spi.Storage;

/// Puts together what has to do with contacts.
final class ContactWiring {
  private ContactWiring() {}

  static ContactArea of(SharedParts shared) {
    Storage storage = shared.storage();
    return new ContactArea(
        new Contacts(shared.contacts(), storage.accounts(), shared.runtime().clock()),
        new VisibleAccounts(storage.accounts(), storage.contacts(), storage.calls()));
  }
}
