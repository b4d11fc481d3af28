// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.call.turn;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Makes time-limited TURN credentials as coturn checks them with `use-auth-secret`
/// (draft-uberti-behave-turn-rest-00). Safe for use by many threads.
public final class TurnCredentialIssuer {
  private static final String ALGORITHM = "HmacSHA1";

  private final SecretKeySpec secret;
  private final Duration lifetime;
  private final List<IceUri> uris;
  private final InstantSource clock;

  /// @param secret shared with the TURN server, not empty; while it is being replaced, the new one
  /// @param uris of STUN and TURN servers, as clients should use them; may be empty
  public TurnCredentialIssuer(
      String secret, Duration lifetime, List<IceUri> uris, InstantSource clock) {
    this.secret = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    this.lifetime = lifetime;
    this.uris = List.copyOf(uris);
    this.clock = clock;
  }

  /// {@return a credential that is good from now for [#lifetime]}
  public TurnCredential issue(String name) {
    return issue(name, lifetime);
  }

  /// {@return a credential that is good from now for `validFor`}
  public TurnCredential issue(String name, Duration validFor) {
    Instant end = clock.instant().plus(validFor).truncatedTo(ChronoUnit.SECONDS);
    String username = end.getEpochSecond() + ":" + name;
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      byte[] code = mac.doFinal(username.getBytes(StandardCharsets.UTF_8));
      return new TurnCredential(username, Base64.getEncoder().encodeToString(code), end);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  public Duration lifetime() {
    return lifetime;
  }

  public List<IceUri> uris() {
    return uris;
  }
}
