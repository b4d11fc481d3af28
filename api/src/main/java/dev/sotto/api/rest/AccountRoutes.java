// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rest;

import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.JsonObject;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import dev.sotto.api.http.Resource;
import dev.sotto.api.http.RouteTable;
import dev.sotto.api.surface.RequestLimiter;
import dev.sotto.api.wire.DataResponse;
import dev.sotto.api.wire.NativeAuthenticator;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.PublicKey;
import dev.sotto.core.area.AccountArea;
import dev.sotto.core.call.control.VisibleAccounts;
import dev.sotto.core.limit.RateLimits;

/// The caller's own account, the search for others, and the names of those it has to do with.
final class AccountRoutes {
  private final AccountArea accounts;
  private final VisibleAccounts visible;
  private final NativeAuthenticator caller;
  private final RequestLimiter guard;

  AccountRoutes(
      AccountArea accounts,
      VisibleAccounts visible,
      NativeAuthenticator caller,
      RequestLimiter guard) {
    this.accounts = accounts;
    this.visible = visible;
    this.caller = caller;
    this.guard = guard;
  }

  void addTo(RouteTable routes) {
    Resource.at(routes, "/api/me").get(this::me).end();
    Resource.at(routes, "/api/me/public-key").put(this::publishKey).end();
    Resource.at(routes, "/api/users").get(this::search).end();
    Resource.at(routes, "/api/users/{id}").get(this::find).end();
  }

  private void me(Exchange exchange) {
    AccountId id = caller.device(exchange).account();
    var account = accounts.directory().find(id).orElseThrow(AccountRoutes::gone);
    DataResponse.ok(exchange, "your account", json -> AccountJson.writeOwn(json, account));
  }

  private void publishKey(Exchange exchange) {
    AccountId id = caller.device(exchange).account();
    JsonObject json = NativeAuthenticator.json(exchange);
    String key = json.text("publicKey");
    boolean replace = json.flag("replace");
    json.end();
    if (key.isBlank() || !PublicKey.isValid(key)) {
      throw ProblemException.invalid(
          "publicKey: expected 1 to %d characters".formatted(PublicKey.MAX_LENGTH));
    }
    switch (accounts.publicKeys().publish(id, new PublicKey(key), replace)) {
      case STORED, UNCHANGED -> DataResponse.done(exchange, "public key published");
      case KEPT ->
          throw new ProblemException(
              Problem.KEY_EXISTS, "the account has another key; set replace to replace it");
      case NO_SUCH_ACCOUNT -> throw gone();
    }
  }

  private void search(Exchange exchange) {
    AccountId asker = caller.device(exchange).account();
    guard.check(RateLimits.SEARCH_PER_ACCOUNT, Long.toString(asker.value()));
    String prefix =
        exchange.query("prefix").orElseThrow(() -> ProblemException.invalid("prefix: missing"));
    DataResponse.ok(
        exchange,
        "accounts found",
        DataResponse.array(accounts.directory().search(asker, prefix), AccountJson::writeFound));
  }

  private void find(Exchange exchange) {
    AccountId asker = caller.device(exchange).account();
    guard.check(RateLimits.SEARCH_PER_ACCOUNT, Long.toString(asker.value()));
    var id = new AccountId(exchange.pathNumber("id", AccountId.MAX));
    var account =
        visible
            .find(asker, id)
            .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, "there is no such thing"));
    DataResponse.ok(exchange, "the account", json -> AccountJson.writeFound(json, account));
  }

  private static ProblemException gone() {
    return new ProblemException(Problem.UNAUTHENTICATED, "the account is gone");
  }
}
