// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench;

import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.StorageProvider;
import java.util.ServiceLoader;

/// The storages that can be measured in this process.
final class BenchStorages {
  private BenchStorages() {}

  static StorageProvider storage(AdapterUrl url) {
    return ServiceLoader.load(StorageProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.schemes().contains(url.scheme()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no storage for " + url));
  }
}
