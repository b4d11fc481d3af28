// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.transfer;

import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Storage;
import dev.sotto.core.spi.StorageProvider;
import dev.sotto.core.transfer.StorageTransfer;
import dev.sotto.core.transfer.TransferProgress;
import dev.sotto.core.transfer.TransferSource;
import dev.sotto.core.transfer.TransferSummary;
import dev.sotto.core.transfer.TransferTarget;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Two storages, and the shortest ways to move from the first to the second.
public interface TransferFixture {
  /// {@return the adapter under test}
  StorageProvider provider();

  /// {@return a storage of this test, without a schema at its start}
  AdapterUrl old();

  /// {@return another one}
  AdapterUrl fresh();

  /// Does `work` with the first storage, made when it is missing.
  default void withOld(Consumer<Storage> work) {
    provider().at(old()).migrate();
    try (Storage storage = provider().at(old()).open()) {
      work.accept(storage);
    }
  }

  /// Fills the first storage with what [RandomStorageContents] makes of `seed`. A slow adapter may
  /// bring a copy of one that it has filled before.
  default void fillOldAtRandom(long seed) {
    withOld(storage -> RandomStorageContents.fill(storage, seed));
  }

  /// {@return the second storage, opened for rows of the version that the adapter knows}
  default TransferTarget openFresh() {
    return provider().at(fresh()).openTarget(provider().schemaVersion());
  }

  /// Moves the first storage to the second. {@return what was moved}
  default TransferSummary move() {
    return move(TransferProgress.NONE, target -> target);
  }

  /// Moves the first storage to the second, watched and through `view`. {@return what was moved}
  default TransferSummary move(TransferProgress progress, UnaryOperator<TransferTarget> view) {
    try (TransferSource source = provider().at(old()).openSource();
        TransferTarget target = openFresh()) {
      return new StorageTransfer(source, view.apply(target), progress).run();
    }
  }
}
