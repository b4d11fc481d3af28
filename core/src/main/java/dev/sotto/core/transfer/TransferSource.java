// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.transfer;

import dev.sotto.core.transfer.table.ReadableTables;

/// The storage or archive that rows come from. Shows one state of the whole, whatever is written
/// meanwhile.
public interface TransferSource extends ReadableTables {
  /// {@return what names it to an operator, as its URL without secrets; the same whenever it is
  /// opened}
  String name();

  /// {@return the highest message id ever given out; 0 when none was. Ids are never used again,
  /// also when the messages themselves are gone}
  long lastMessageId();
}
