// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.commit;

import dev.sotto.storage.sql.jdbc.SqlConnection;
import java.util.List;

/// Writes for tests of the committer.
final class TestWrites {
  private TestWrites() {}

  static Write<Long> adding(long value) {
    return writer -> {
      writer.update(TestDatabase.ADD, value);
      return value;
    };
  }

  static Write<Long> telling(Write<Long> write, List<Long> heard) {
    return new Write<>() {
      @Override
      public Long run(SqlConnection writer) {
        return write.run(writer);
      }

      @Override
      public void committed(Long result) {
        heard.add(result);
      }
    };
  }

  static Write<Long> weighing(Write<Long> write, int weight) {
    return new Write<>() {
      @Override
      public Long run(SqlConnection writer) {
        return write.run(writer);
      }

      @Override
      public int weight() {
        return weight;
      }
    };
  }
}
