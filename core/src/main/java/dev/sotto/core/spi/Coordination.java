// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.spi;

import dev.sotto.core.call.CallCache;
import dev.sotto.core.limit.BucketStore;

/// What the nodes of one installation share and may lose at any time. Safe for use by many threads.
public interface Coordination extends AutoCloseable {
  CallCache callCache();

  BucketStore buckets();

  @Override
  void close();
}
