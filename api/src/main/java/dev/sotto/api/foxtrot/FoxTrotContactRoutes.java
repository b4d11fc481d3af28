// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sotto.api.foxtrot.wire.FoxTrotAccountIds;
import dev.sotto.api.foxtrot.wire.FoxTrotAuthentication;
import dev.sotto.api.foxtrot.wire.FoxTrotJson;
import dev.sotto.api.foxtrot.wire.FoxTrotPath;
import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.JsonCodec;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import dev.sotto.api.surface.RequestLimiter;
import dev.sotto.core.account.Account;
import dev.sotto.core.account.AccountDirectory;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.bound.Bound;
import dev.sotto.core.contact.Contacts;
import dev.sotto.core.limit.RateLimits;
import dev.sotto.core.presence.Presence;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The contact list, and finding users for it.
final class FoxTrotContactRoutes {
  private static final System.Logger LOG = System.getLogger(FoxTrotContactRoutes.class.getName());

  private static final int MAX_BODY = 16 * 1024;

  /// The least that the client of the original searches for.
  private static final int MIN_PREFIX = 3;

  private final Contacts contacts;
  private final AccountDirectory directory;
  private final Presence presence;
  private final RequestLimiter guard;

  FoxTrotContactRoutes(
      Contacts contacts, AccountDirectory directory, Presence presence, RequestLimiter guard) {
    this.contacts = contacts;
    this.directory = directory;
    this.presence = presence;
    this.guard = guard;
  }

  void addTo(FoxTrotRouter routes) {
    routes.secured("POST", "/addContact", this::add);
    routes.secured("DELETE", "/removeContact", this::remove);
    routes.secured("GET", "/getContacts", this::list);
    routes.secured("GET", "/searchUsers/:prefix", this::search);
  }

  private void add(Exchange exchange, FoxTrotAuthentication.Known caller) {
    AccountId contact = FoxTrotAccountIds.account(exchange.json(MAX_BODY), "id");
    switch (contacts.add(caller.account(), contact)) {
      case Contacts.Result.Added(Account account) ->
          exchange.answer(
              200,
              json -> {
                json.writeStartObject();
                json.writeStringField("message", "Contact added");
                FoxTrotJson.writeUser(json, account);
                json.writeEndObject();
              });
      case Contacts.Result.NoSuchAccount _ ->
          throw new ProblemException(Problem.NOT_FOUND, "There is no such user");
      case Contacts.Result.TooMany _ ->
          throw new ProblemException(Problem.TOO_MANY_CONTACTS, "You have too many contacts");
      case Contacts.Result.Oneself _ ->
          throw ProblemException.invalid("You cannot be a contact of your own");
    }
  }

  private void remove(Exchange exchange, FoxTrotAuthentication.Known caller) {
    AccountId contact = FoxTrotAccountIds.account(exchange.json(MAX_BODY), "id");
    contacts.remove(caller.account(), contact);
    FoxTrotJson.message(exchange, 200, "Contact removed");
  }

  private void list(Exchange exchange, FoxTrotAuthentication.Known caller) {
    // This protocol knows no pages of them.
    try (var answer = new SpooledResponse(exchange, caller.account())) {
      answer.write(json -> writeAll(json, caller));
      answer.send();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "a long answer cannot be put into a temporary file", e);
      throw ProblemException.unavailable();
    }
  }

  private void writeAll(JsonGenerator json, FoxTrotAuthentication.Known caller) throws IOException {
    json.writeStartArray();
    List<Account> page = page(caller, Optional.empty());
    while (!page.isEmpty()) {
      write(json, page);
      page = page(caller, Optional.of(page.getLast().id()));
    }
    json.writeEndArray();
  }

  private List<Account> page(FoxTrotAuthentication.Known caller, Optional<AccountId> after) {
    return contacts.page(caller.account(), after, Bound.CONTACTS.most());
  }

  private void write(JsonGenerator json, List<Account> page) throws IOException {
    Set<AccountId> online = presence.online(page.stream().map(Account::id).toList());
    for (Account contact : page) {
      writeContact(json, contact, online.contains(contact.id()));
    }
  }

  private void writeContact(JsonGenerator json, Account contact, boolean online)
      throws IOException {
    json.writeStartObject();
    FoxTrotJson.writeUser(json, contact);
    json.writeBooleanField("online", online);
    json.writeStringField("last_seen", JsonCodec.time(presence.lastSeen(contact)));
    json.writeEndObject();
  }

  private void search(Exchange exchange, FoxTrotAuthentication.Known caller) {
    guard.check(RateLimits.SEARCH_PER_ACCOUNT, Long.toString(caller.account().value()));
    String prefix = FoxTrotPath.parameter(exchange.request().path().path());
    List<Account> found =
        prefix.codePointCount(0, prefix.length()) < MIN_PREFIX
            ? List.of()
            : directory.search(caller.account(), prefix);
    exchange.answer(
        200,
        json -> {
          json.writeStartArray();
          for (Account account : found) {
            json.writeStartObject();
            FoxTrotJson.writeUser(json, account);
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }
}
