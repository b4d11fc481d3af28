// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.transfer;

import dev.sotto.core.transfer.table.Table;
import dev.sotto.core.transfer.table.TransferException;
import dev.sotto.core.transfer.validation.RowValidator;
import java.util.List;
import java.util.Optional;

/// Copies everything from a source into an empty target and reads it back to compare. A move that
/// was interrupted goes on where it stopped when it is repeated. For one thread.
public final class StorageTransfer {
  private static final String START_ANEW =
      "give an empty target instead, with the servers on the source stopped";

  private final TransferSource source;
  private final TransferTarget target;
  private final TransferProgress progress;

  public StorageTransfer(TransferSource source, TransferTarget target, TransferProgress progress) {
    this.source = source;
    this.target = target;
    this.progress = progress;
  }

  /// Moves. {@return what was moved}
  ///
  /// @throws TransferException when the target is not empty or of another version, when the domain
  ///   does not allow a row or what rows say of each other, or when the target does not hold the
  ///   same in the end
  /// @throws dev.sotto.core.PortException when a storage does not answer; the move may be repeated
  public TransferSummary run() {
    requireSameLayout();
    RowValidator.requireLastMessageId(source.lastMessageId());
    claimTarget();
    TransferSummary copied = copy();
    verify(copied);
    requireConsistent(copied.lastMessageId());
    target.finish(copied.lastMessageId());
    return copied;
  }

  private void requireSameLayout() {
    int from = source.layout().version();
    int to = target.layout().version();
    if (from != to) {
      throw new TransferException(
          "the source has schema version %d, the target %d: bring both to the same version first, with the programs that wrote them"
              .formatted(from, to));
    }
    if (!source.layout().equals(target.layout())) {
      throw new TransferException(
          "source and target both have schema version %d but different tables: use adapters of the same release"
              .formatted(from));
    }
  }

  private void claimTarget() {
    Optional<String> begun = target.unfinished();
    if (begun.isEmpty()) {
      requireEmpty();
      target.begin(source.name());
    } else if (!begun.get().equals(source.name())) {
      throw new TransferException(
          "a move from %s into this target was not finished: repeat that one, or give an empty target"
              .formatted(begun.get()));
    }
  }

  private void requireEmpty() {
    for (Table table : target.layout().tables()) {
      if (target.count(table) > 0) {
        throw new TransferException(
            "the target is not empty (there are rows in %s): give an empty one"
                .formatted(table.name()));
      }
    }
  }

  private TransferSummary copy() {
    var reading = new HashingTableReader(source, progress, TransferProgress.Phase.COPY);
    for (Table table : source.layout().tables()) {
      var batch = new RowBatchWriter(target, table);
      var rules = RowValidator.of(table);
      reading.next(
          table,
          row -> {
            rules.require(row);
            batch.add(row);
          });
      batch.flush();
    }
    return reading.end(source.lastMessageId());
  }

  private void requireConsistent(long lastMessageId) {
    List<String> found = target.contradictions(lastMessageId);
    if (!found.isEmpty()) {
      throw new TransferException(
          "what the source holds contradicts itself: %s; nothing of the source was changed: correct it there, or take another copy, and give an empty target"
              .formatted(String.join("; ", found)));
    }
  }

  private void verify(TransferSummary copied) {
    var reading = new HashingTableReader(target, progress, TransferProgress.Phase.VERIFY);
    List<Table> tables = target.layout().tables();
    for (int i = 0; i < tables.size(); i++) {
      TableSummary found = reading.next(tables.get(i), _ -> {});
      TableSummary expected = copied.tables().get(i);
      if (!found.equals(expected)) {
        throw new TransferException(
            "table %s differs: %d rows in the source, %d in the target, or other content; the source has changed since the move began, or something else wrote to the target: %s"
                .formatted(expected.table(), expected.rows(), found.rows(), START_ANEW));
      }
    }
  }
}
