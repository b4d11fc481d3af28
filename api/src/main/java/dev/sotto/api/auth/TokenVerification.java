// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.auth;

import dev.sotto.core.session.SessionId;
import java.time.Instant;

/// The result of verifying an access token.
public sealed interface TokenVerification {
  /// Signed here for `audience`, and not expired. The session may have ended since.
  record Good(SessionId session, String audience, Instant issuedAt, Instant expiresAt)
      implements TokenVerification {}

  /// No token of ours: not a JWT, another algorithm, or claims that do not fit.
  record Malformed() implements TokenVerification {}

  /// A JWT that was signed with another key.
  record Forged() implements TokenVerification {}

  record Expired(Instant at) implements TokenVerification {}
}
