// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rest;

import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import dev.sotto.api.http.Resource;
import dev.sotto.api.http.RouteTable;
import dev.sotto.api.wire.DataResponse;
import dev.sotto.api.wire.NativeAuthenticator;
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
  private final NativeAuthenticator caller;

  ContactRoutes(Contacts contacts, Presence presence, NativeAuthenticator caller) {
    this.contacts = contacts;
    this.presence = presence;
    this.caller = caller;
  }

  void addTo(RouteTable routes) {
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
    DataResponse.ok(
        exchange,
        "contacts",
        DataResponse.array(
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
        DataResponse.ok(
            exchange,
            "contact added",
            json -> AccountJson.writeContact(json, contact, online, presence.lastSeen(contact)));
      }
      case Contacts.Result.NoSuchAccount _ ->
          throw new ProblemException(Problem.NOT_FOUND, "there is no such account");
      case Contacts.Result.TooMany _ ->
          throw new ProblemException(
              Problem.TOO_MANY_CONTACTS,
              "the account has %d contacts, as many as it may".formatted(Bound.CONTACTS.most()));
      case Contacts.Result.Oneself _ ->
          throw ProblemException.invalid("id: nobody is their own contact");
    }
  }

  private void remove(Exchange exchange) {
    AccountId owner = caller.device(exchange).account();
    if (!contacts.remove(owner, contact(exchange))) {
      throw new ProblemException(Problem.NOT_FOUND, "there is no such contact");
    }
    DataResponse.done(exchange, "contact removed");
  }

  private static AccountId contact(Exchange exchange) {
    return new AccountId(exchange.pathNumber("id", AccountId.MAX));
  }
}
