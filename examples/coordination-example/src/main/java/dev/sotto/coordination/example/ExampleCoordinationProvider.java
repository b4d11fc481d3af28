// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coordination.example;

import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Coordination;
import dev.sotto.core.spi.CoordinationProvider;
import java.util.Set;
import javax.crypto.SecretKey;

/// Opens the coordination of an installation with one node: `example:`.
public final class ExampleCoordinationProvider implements CoordinationProvider {
  /// For `ServiceLoader`.
  public ExampleCoordinationProvider() {}

  @Override
  public Set<String> schemes() {
    return Set.of("example");
  }

  @Override
  public void check(AdapterUrl url) {
    if (!url.rest().isEmpty()) {
      throw new AdapterUrl.InvalidUrl("example: takes nothing after the colon");
    }
  }

  @Override
  public Coordination open(AdapterUrl url, SecretKey key) {
    check(url);
    return new ExampleCoordination();
  }
}
