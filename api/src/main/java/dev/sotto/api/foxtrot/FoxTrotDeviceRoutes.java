// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import dev.sotto.api.foxtrot.wire.FoxTrotAuthentication;
import dev.sotto.api.foxtrot.wire.FoxTrotJson;
import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.JsonObject;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import dev.sotto.core.account.PublicKey;
import dev.sotto.core.device.DeviceName;
import dev.sotto.core.device.DeviceStore;
import dev.sotto.core.key.PublicKeys;
import dev.sotto.core.push.PushSubscriptions;
import dev.sotto.core.push.PushToken;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// Routes for the phone of a client: its public key and its push address.
final class FoxTrotDeviceRoutes {
  private static final int MAX_BODY = 64 * 1024;

  /// Clients of this protocol know no other.
  private static final String PUSH_SERVICE = "fcm";

  private static final DeviceName SHARED_NAME = new DeviceName("shared");

  private final PublicKeys keys;
  private final DeviceStore devices;
  private final PushSubscriptions subscriptions;
  private final InstantSource clock;

  FoxTrotDeviceRoutes(
      PublicKeys keys, DeviceStore devices, PushSubscriptions subscriptions, InstantSource clock) {
    this.keys = keys;
    this.devices = devices;
    this.subscriptions = subscriptions;
    this.clock = clock;
  }

  void addTo(FoxTrotRouter routes) {
    routes.secured("POST", "/savePublicKey", this::saveKey);
    routes.secured("POST", "/registerPushNotifications", this::registerPush);
  }

  private void saveKey(Exchange exchange, FoxTrotAuthentication.Known caller) {
    JsonObject body = exchange.json(MAX_BODY);
    String key = body.text("publicKey");
    if (key.isEmpty() || !PublicKey.isValid(key)) {
      throw ProblemException.invalid(
          "publicKey: expected 1..%d characters".formatted(PublicKey.MAX_LENGTH));
    }
    boolean force = body.flag("force");
    var outcome = keys.publish(caller.account(), new PublicKey(key), force);
    boolean stored =
        switch (outcome) {
          case STORED -> true;
          // The original tells a client that did not expect a key that there is one, even its own.
          case UNCHANGED -> force;
          case KEPT -> false;
          case NO_SUCH_ACCOUNT ->
              throw new ProblemException(Problem.NOT_FOUND, "There is no such user");
        };
    if (!stored) {
      throw new ProblemException(Problem.KEY_EXISTS, "A public key exists already");
    }
    FoxTrotJson.message(exchange, 200, "Stored public key");
  }

  private void registerPush(Exchange exchange, FoxTrotAuthentication.Known caller) {
    String token = exchange.json(MAX_BODY).text("token");
    if (!PushToken.isValidAddress(token)) {
      throw ProblemException.invalid(
          "token: expected 1..%d characters".formatted(PushToken.MAX_ADDRESS_LENGTH));
    }
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    devices.ensure(caller.device(), SHARED_NAME, now);
    subscriptions.keep(
        caller.device(), PushToken.of(PUSH_SERVICE, PushToken.Client.FOXTROT, token));
    exchange.answer(200, "text/html; charset=utf-8", "Registered".getBytes(StandardCharsets.UTF_8));
  }
}
