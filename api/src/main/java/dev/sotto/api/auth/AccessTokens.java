// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sotto.api.http.JsonCodec;
import dev.sotto.core.session.SessionId;
import dev.sotto.core.text.Base64Text;
import dev.sotto.core.time.TrustedClock;
import io.helidon.security.jwt.Jwt;
import io.helidon.security.jwt.SignedJwt;
import io.helidon.security.jwt.jwk.JwkKeys;
import io.helidon.security.jwt.jwk.JwkOctet;
import jakarta.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes and checks access tokens: JWT (RFC 7519) signed with HS256, and nothing else. Safe for use
/// by many threads.
///
/// A token that was found good is remembered, so that a busy client pays for the signature once.
public final class AccessTokens {
  private static final String ALGORITHM = "HS256";
  private static final byte[] HEADER =
      "{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8);
  private static final String TYPE = "JWT";
  private static final Set<String> MEMBERS = Set.of("alg", "typ");
  private static final int MAX_LENGTH = 2_048;
  private static final int REMEMBERED = 20_000;

  private final JwkOctet key;
  private final JwkKeys keys;
  private final TrustedClock clock;
  private final Cache<String, TokenVerification.Good> remembered =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  /// @param secret at least 32 bytes of UTF-8
  /// @param clock says when a token is over
  public AccessTokens(String secret, TrustedClock clock) {
    String encoded =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(secret.getBytes(StandardCharsets.UTF_8));
    this.key =
        JwkOctet.create(
            jakarta.json.Json.createObjectBuilder()
                .add("kty", "oct")
                .add("k", encoded)
                .add("alg", ALGORITHM)
                .add("kid", "sotto")
                .build());
    this.keys = JwkKeys.builder().addKey(key).build();
    this.clock = clock;
  }

  /// {@return a token with the header `{"alg":"HS256","typ":"JWT"}` and the given claims, which
  /// must hold `sid`, `aud`, `iat` and `exp`}
  public String issue(JsonCodec.Shape claims) {
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    String signed =
        base64.encodeToString(HEADER) + '.' + base64.encodeToString(JsonCodec.bytes(claims));
    byte[] signature = key.sign(signed.getBytes(StandardCharsets.US_ASCII));
    return signed + '.' + base64.encodeToString(signature);
  }

  /// {@return what is to be said of `token`}
  public TokenVerification verify(String token) {
    TokenVerification.Good known = remembered.getIfPresent(token);
    if (known != null) {
      return clock.isOver(known.issuedAt(), known.expiresAt())
          ? new TokenVerification.Expired(known.expiresAt())
          : known;
    }
    TokenVerification verification = check(token);
    if (verification instanceof TokenVerification.Good good) {
      remembered.put(token, good);
    }
    return verification;
  }

  private TokenVerification check(String token) {
    if (token.length() > MAX_LENGTH || !isWellFormed(token)) {
      return new TokenVerification.Malformed();
    }
    try {
      SignedJwt signed = SignedJwt.parseToken(token);
      Jwt jwt = signed.getJwt();
      if (!isOurs(jwt)) {
        return new TokenVerification.Malformed();
      }
      if (!signed.verifySignature(keys, key).isValid()) {
        return new TokenVerification.Forged();
      }
      return checkClaims(jwt);
    } catch (RuntimeException e) {
      // The library throws whatever the odd claim happens to trip: JwtException,
      // ClassCastException, DateTimeException.
      return new TokenVerification.Malformed();
    }
  }

  /// Whether each of its three parts has the one spelling of its bytes (RFC 7515 §2): what is
  /// signed is text, but the signature is not.
  private static boolean isWellFormed(String token) {
    String[] parts = token.split("\\.", -1);
    return parts.length == 3
        && Arrays.stream(parts).allMatch(part -> Base64Text.decodedUrl(part).isPresent());
  }

  /// Another algorithm, another type, a key to look up, or something without which the token must
  /// not be understood (`crit`, RFC 7515 §4.1.11): we make none of these.
  private static boolean isOurs(Jwt jwt) {
    return jwt.algorithm().equals(Optional.of(ALGORITHM))
        && jwt.type().filter(TYPE::equalsIgnoreCase).isPresent()
        && MEMBERS.containsAll(jwt.headers().headerJson().keySet());
  }

  private TokenVerification checkClaims(Jwt jwt) {
    Optional<Instant> issuedAt = jwt.issueTime();
    Optional<Instant> expiresAt = jwt.expirationTime();
    String session = text(jwt, "sid");
    // The library makes a list of the audience, also of a single one.
    List<String> audience = jwt.audience().orElse(List.of());
    boolean tooEarly = jwt.notBefore().filter(from -> from.isAfter(clock.instant())).isPresent();
    if (expiresAt.isEmpty() || issuedAt.isEmpty() || tooEarly) {
      return new TokenVerification.Malformed();
    }
    if (clock.isOver(issuedAt.get(), expiresAt.get())) {
      return new TokenVerification.Expired(expiresAt.get());
    }
    return SessionId.isValid(session) && audience.size() == 1
        ? new TokenVerification.Good(
            new SessionId(session), audience.getFirst(), issuedAt.get(), expiresAt.get())
        : new TokenVerification.Malformed();
  }

  private static String text(Jwt jwt, String claim) {
    return jwt.payloadClaim(claim)
        .filter(JsonString.class::isInstance)
        .map(value -> ((JsonString) value).getString())
        .orElse("");
  }
}
