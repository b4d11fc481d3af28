// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media.scan;

/// The rule for objects that cannot be scanned while the scanner does not answer.
public enum UnscannedPolicy {
  /// Nobody may read them until they have been scanned.
  REFUSE,
  /// They may be read; they are scanned once the scanner is back.
  ALLOW
}
