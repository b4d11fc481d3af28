// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.http.JsonObject;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.Refused;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.text.DecimalText;
import java.util.OptionalLong;

/// Account ids in requests: numbers, or the numeric strings of contacts that a client has restored
/// from its local database.
final class Ids {
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
    OptionalLong written =
        value.isTextual() ? DecimalText.parse(value.textValue()) : OptionalLong.empty();
    if (written.isPresent()) {
      number = written.getAsLong();
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
}
