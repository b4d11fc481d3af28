// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.push.web;

import dev.sotto.core.push.PushSender;
import dev.sotto.core.push.PushToken;
import dev.sotto.core.push.RetryAfter;
import dev.sotto.core.push.WakeUp;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Wakes clients through the push service that each of them has chosen (RFC 8030).
final class WebPushSender implements PushSender {
  static final String SERVICE = "webpush";

  private static final System.Logger LOG = System.getLogger(WebPushSender.class.getName());

  private final VapidSigner vapid;
  private final EndpointPolicy endpoints;
  private final HttpPost post;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private volatile boolean closed;

  WebPushSender(VapidSigner vapid, EndpointPolicy endpoints, HttpPost post, InstantSource clock) {
    this.vapid = vapid;
    this.endpoints = endpoints;
    this.post = post;
    this.clock = clock;
  }

  @Override
  public Outcome send(PushToken token, WakeUp wakeUp) {
    return send(token, wakeUp, HttpPost.DEFAULT_DEADLINE);
  }

  @Override
  public Outcome send(PushToken token, WakeUp wakeUp, Duration patience) {
    Optional<PushSubscription> subscription = PushSubscription.parse(token.address());
    if (closed || subscription.isEmpty()) {
      return new Outcome.Refused();
    }
    try {
      return send(subscription.get(), Wire.of(wakeUp), patience);
    } catch (EndpointPolicy.Forbidden e) {
      LOG.log(Level.WARNING, "a push service was not contacted: not a public HTTPS endpoint");
      return new Outcome.Refused();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "a push service does not answer", e);
      return new Outcome.TryLater(Duration.ZERO);
    }
  }

  @Override
  public String place(PushToken token) {
    return PushSubscription.parse(token.address())
        .map(subscription -> EndpointPolicy.host(subscription.endpoint()).toLowerCase(Locale.ROOT))
        .orElse(SERVICE);
  }

  @Override
  public boolean accepts(PushToken token) {
    return PushSubscription.parse(token.address())
        .filter(subscription -> endpoints.mayBe(subscription.endpoint()))
        .isPresent();
  }

  @Override
  public String publicKey() {
    return vapid.publicKey();
  }

  @Override
  public void close() {
    closed = true;
  }

  private Outcome send(PushSubscription subscription, Wire wire, Duration patience)
      throws IOException, EndpointPolicy.Forbidden {
    byte[] salt = new byte[WebPushEncryption.SALT];
    random.nextBytes(salt);
    byte[] body = WebPushEncryption.encrypt(wire.content(), subscription, P256.generate(), salt);
    var endpoint = subscription.endpoint();
    var address = endpoints.resolve(endpoint).getFirst();
    var headers =
        Map.of(
            "Authorization", vapid.authorization(endpoint),
            "Content-Encoding", "aes128gcm",
            "Content-Type", "application/octet-stream",
            "TTL", Long.toString(wire.lifetime().toSeconds()),
            "Topic", wire.name(),
            "Urgency", wire.urgency());
    return outcome(post.send(endpoint, address, headers, body, patience));
  }

  private Outcome outcome(HttpPost.Answer answer) {
    int status = answer.status();
    if (status >= 200 && status < 300) {
      return new Outcome.Accepted();
    }
    if (status == 404 || status == 410) {
      return new Outcome.Unregistered();
    }
    if (status == 429 || status >= 500) {
      String after = answer.header("retry-after");
      return new Outcome.TryLater(RetryAfter.parse(after, clock.instant()));
    }
    LOG.log(Level.WARNING, "a push service refuses a wake-up with status " + status);
    return new Outcome.Refused();
  }

  /// The form of a wake-up to clients and push services.
  ///
  /// @param name also the topic: a later wake-up takes the place of one that waits (RFC 8030 §5.4)
  private record Wire(String name, String urgency, Duration lifetime) {
    static Wire of(WakeUp wakeUp) {
      return switch (wakeUp) {
        case WakeUp.Message message -> new Wire("message", "normal", message.lifetime());
        case WakeUp.Call call -> new Wire("call", "high", call.lifetime());
        case WakeUp.Knock knock -> new Wire("knock", "normal", knock.lifetime());
      };
    }

    byte[] content() {
      return "{\"type\":\"%s\"}".formatted(name).getBytes(StandardCharsets.UTF_8);
    }
  }
}
