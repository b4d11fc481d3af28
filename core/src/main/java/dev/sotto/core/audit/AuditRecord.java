// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.audit;

import dev.sotto.core.account.AccountId;
import java.time.Instant;

/// One entry of the audit log. Holds no content, no handle and no address.
///
/// @param id unique; of two the earlier one has the smaller id
/// @param at in whole milliseconds
/// @param account whom it concerns
/// @param subject what it concerns, as an object key
/// @param detail more about it, in plain text; may be empty
public record AuditRecord(
    AuditId id,
    Instant at,
    AuditEventType event,
    AccountId account,
    String subject,
    String detail) {
  /// The most characters of a subject or a detail.
  public static final int MAX_TEXT = 200;

  public AuditRecord {
    if (subject.length() > MAX_TEXT || detail.length() > MAX_TEXT) {
      throw new IllegalArgumentException("audit record: expected texts of at most " + MAX_TEXT);
    }
  }
}
