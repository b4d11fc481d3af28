// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.http.JsonObject;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.Refused;
import dev.sotto.core.account.AccountId;

/// Account ids in requests: numbers, or the numeric strings of contacts that a client has restored
/// from its local database.
final class Ids {
  /// Digits of the largest id, and then some.
  private static final int MAX_LENGTH = 18;

  private Ids() {}

  /// {@return the account that `field` names}
  ///
  /// @throws Refused when it is no number (400), or one that no account can have (404)
  static AccountId account(JsonObject body, String field) {
    return account(body.any(field), field);
  }

  /// {@return the account that `value` names}
  ///
  /// @throws Refused as above
  static AccountId account(JsonNode value, String field) {
    long number;
    if (value.isTextual() && isWhole(value.textValue())) {
      number = Long.parseLong(value.textValue());
    } else if (value.isIntegralNumber()) {
      number = value.canConvertToLong() ? value.longValue() : 0;
    } else {
      throw Refused.invalid(field + ": expected the id of a user");
    }
    if (number < 1 || number > AccountId.MAX) {
      throw new Refused(Problem.NOT_FOUND, "there is no such user");
    }
    return new AccountId(number);
  }

  private static boolean isWhole(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_LENGTH
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
