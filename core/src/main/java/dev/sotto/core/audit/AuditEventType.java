// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.audit;

/// The kinds of entries of the audit log. Names are stored: they stay as they are.
public enum AuditEventType {
  /// The scanner has found malware in an object; the detail is what it calls it.
  MEDIA_INFECTED,
  /// The scanner could not judge an object; the detail says why.
  MEDIA_UNDECIDED,
  /// Somebody may read an object that could not be scanned, because the operator allows that while
  /// the scanner is away.
  MEDIA_UNSCANNED
}
