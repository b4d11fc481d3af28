// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.audit;

import java.util.List;

/// Keeps the audit log. Safe for use by many threads.
///
/// A method returns once its effect is durable.
public interface AuditStore {
  /// Adds an entry.
  ///
  /// @param entry of an account that exists, with an id that was never used
  void append(AuditRecord entry);

  /// {@return up to `limit` entries with ids before `before`, the latest first}
  List<AuditRecord> page(AuditId before, int limit);

  /// Deletes up to `limit` entries with ids before `before`, the earliest first. {@return how many}
  int sweep(AuditId before, int limit);
}
