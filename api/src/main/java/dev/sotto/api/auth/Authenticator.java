// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.auth;

import dev.sotto.core.account.Account;
import dev.sotto.core.session.Session;
import dev.sotto.core.session.Sessions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Says who calls. Safe for use by many threads.
///
/// Tokens of the two audiences are not interchangeable: a native one acts for its device, one of a
/// facade for the account's shared device.
public final class Authenticator {
  /// How long a native access token lasts.
  public static final Duration NATIVE_LIFETIME = Duration.ofMinutes(15);

  /// How long a token of the FoxTrot facade lasts: its client logs in again, but only after 30
  /// minutes at the earliest.
  public static final Duration FOXTROT_LIFETIME = Duration.ofHours(1);

  private static final String NATIVE = "sotto";
  private static final String FOXTROT = "foxtrot";

  private final AccessTokens tokens;
  private final Sessions sessions;
  private final InstantSource clock;

  public Authenticator(AccessTokens tokens, Sessions sessions, InstantSource clock) {
    this.tokens = tokens;
    this.sessions = sessions;
    this.clock = clock;
  }

  /// {@return a native token for the session, from when it was opened or last refreshed: repeated
  /// exchanges of one refresh token are answered the same}
  public IssuedToken issueNative(Session session) {
    Instant now = session.lastUsedAt().truncatedTo(ChronoUnit.SECONDS);
    Instant end = now.plus(NATIVE_LIFETIME);
    String token =
        tokens.issue(
            json -> {
              json.writeStartObject();
              json.writeStringField("sub", Long.toString(session.device().account().value()));
              json.writeNumberField("did", session.device().device().value());
              json.writeStringField("sid", session.id().text());
              json.writeStringField("aud", NATIVE);
              json.writeNumberField("iat", now.getEpochSecond());
              json.writeNumberField("exp", end.getEpochSecond());
              json.writeEndObject();
            });
    return new IssuedToken(token, end);
  }

  /// {@return a token with the claims that FoxTrot documents, and those that tie it to a session}
  public IssuedToken issueFoxTrot(Account account, Session session) {
    Instant now = now();
    Instant end = now.plus(FOXTROT_LIFETIME);
    String token =
        tokens.issue(
            json -> {
              json.writeStartObject();
              json.writeNumberField("id", account.id().value());
              json.writeStringField("phone_no", account.handle().text());
              json.writeStringField("sid", session.id().text());
              json.writeStringField("aud", FOXTROT);
              json.writeNumberField("iat", now.getEpochSecond());
              json.writeNumberField("exp", end.getEpochSecond());
              json.writeEndObject();
            });
    return new IssuedToken(token, end);
  }

  /// {@return what is to be said of a token; the session, if any, may have ended}
  public TokenVerification verify(String token) {
    return tokens.verify(token);
  }

  /// {@return the live session of a native token}
  ///
  /// @throws dev.sotto.core.PortException when the store of sessions does not answer
  public Optional<Session> nativeSession(String token) {
    return tokens.verify(token) instanceof TokenVerification.Good good
        ? session(good, NATIVE)
        : Optional.empty();
  }

  /// {@return the live session of a good token, if it is one of FoxTrot's}
  ///
  /// @throws dev.sotto.core.PortException when the store of sessions does not answer
  public Optional<Session> foxTrotSession(TokenVerification.Good token) {
    return session(token, FOXTROT);
  }

  private Optional<Session> session(TokenVerification.Good token, String audience) {
    return token.audience().equals(audience) ? sessions.live(token.session()) : Optional.empty();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  /// A token and when it ends.
  public record IssuedToken(String token, Instant expiresAt) {
    @Override
    public String toString() {
      return "IssuedToken[…]";
    }
  }
}
