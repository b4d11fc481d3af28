// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.http.JsonObject;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.text.DecimalText;
import java.util.OptionalLong;

/// Account ids in requests: numbers, or the numeric strings of contacts that a client has restored
/// from its local database.
public final class FoxTrotAccountIds {
  private FoxTrotAccountIds() {}

  /// {@return the account that `field` names}
  ///
  /// @throws ProblemException when it is no number (400), or one that no account can have (404)
  public static AccountId account(JsonObject body, String field) {
    return account(body.any(field), field);
  }

  /// {@return the account that `value` names}
  ///
  /// @throws ProblemException as above
  public static AccountId account(JsonNode value, String field) {
    long number;
    OptionalLong written =
        value.isTextual() ? DecimalText.parse(value.textValue()) : OptionalLong.empty();
    if (written.isPresent()) {
      number = written.getAsLong();
    } else if (value.isIntegralNumber()) {
      number = value.canConvertToLong() ? value.longValue() : 0;
    } else {
      throw ProblemException.invalid(field + ": expected the id of a user");
    }
    if (number < 1 || number > AccountId.MAX) {
      throw new ProblemException(Problem.NOT_FOUND, "there is no such user");
    }
    return new AccountId(number);
  }
}
