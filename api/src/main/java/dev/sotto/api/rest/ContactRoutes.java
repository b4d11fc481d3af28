// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rest;

import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.Refused;
import dev.sotto.api.http.Resource;
import dev.sotto.api.http.Routes;
import dev.sotto.api.wire.NativeCaller;
import dev.sotto.core.account.Account;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.bound.Bound;
import dev.sotto.core.contact.Contacts;
import dev.sotto.core.presence.Presence;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The caller's contacts.
final class ContactRoutes {
  private static final int MAX_PAGE = Bound.CONTACTS.most();

  private final Contacts contacts;
  private final Presence presence;
  private final NativeCaller caller;

  ContactRoutes(Contacts contacts, Presence presence, NativeCaller caller) {
    this.contacts = contacts;
    this.presence = presence;
    this.caller = caller;
  }

  void addTo(Routes routes) {
    Resource.at(routes, "/api/contacts").get(this::list).end();
    Resource.at(routes, "/api/contacts/{id}").put(this::add).delete(this::remove).end();
  }

  private void list(Exchange exchange) {
    AccountId owner = caller.device(exchange).account();
    int limit = (int) exchange.queryNumber("limit", 1, MAX_PAGE, MAX_PAGE);
    long last = exchange.queryNumber("after", 1, AccountId.MAX, 0);
    Optional<AccountId> after = last == 0 ? Optional.empty() : Optional.of(new AccountId(last));
    List<Account> list = contacts.page(owner, after, limit);
    Set<AccountId> online = presence.online(list.stream().map(Account::id).toList());
    DataAnswer.ok(
        exchange,
        "contacts",
        DataAnswer.array(
            list,
            (json, contact) ->
                AccountJson.writeContact(
                    json, contact, online.contains(contact.id()), presence.lastSeen(contact))));
  }

  private void add(Exchange exchange) {
    AccountId owner = caller.device(exchange).account();
    switch (contacts.add(owner, contact(exchange))) {
      case Contacts.Result.Added(Account contact) -> {
        boolean online = presence.isOnline(contact.id());
        DataAnswer.ok(
            exchange,
            "contact added",
            json -> AccountJson.writeContact(json, contact, online, presence.lastSeen(contact)));
      }
      case Contacts.Result.NoSuchAccount _ ->
          throw new Refused(Problem.NOT_FOUND, "there is no such account");
      case Contacts.Result.TooMany _ ->
          throw new Refused(
              Problem.TOO_MANY_CONTACTS,
              "the account has %d contacts, as many as it may".formatted(Bound.CONTACTS.most()));
      case Contacts.Result.Oneself _ -> throw Refused.invalid("id: nobody is their own contact");
    }
  }

  private void remove(Exchange exchange) {
    AccountId owner = caller.device(exchange).account();
    if (!contacts.remove(owner, contact(exchange))) {
      throw new Refused(Problem.NOT_FOUND, "there is no such contact");
    }
    DataAnswer.done(exchange, "contact removed");
  }

  private static AccountId contact(Exchange exchange) {
    return new AccountId(exchange.pathNumber("id", AccountId.MAX));
  }
}
