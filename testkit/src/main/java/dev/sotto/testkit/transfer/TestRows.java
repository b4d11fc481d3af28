// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.transfer;

import dev.sotto.core.transfer.table.Cell;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Rows for tests.
final class TestRows {
  private static final long NEVER = 253_402_300_799_999L;

  private TestRows() {}

  static List<Cell> account(long id, String handle) {
    return List.of(
        new Cell.Whole(id),
        new Cell.Text(handle),
        new Cell.Text(handle),
        new Cell.Text("hash"),
        new Cell.Text(""),
        new Cell.Text("USER"),
        new Cell.Flag(true),
        new Cell.Moment(0),
        new Cell.Moment(NEVER));
  }

  static List<Cell> message(long id, long account, Cell body) {
    return List.of(
        new Cell.Whole(id),
        new Cell.Whole(account),
        new Cell.Whole(1),
        new Cell.Whole(account),
        new Cell.Whole(account),
        new Cell.Whole(account),
        new Cell.Moment(1_234_567_890_123L),
        new Cell.Moment(NEVER),
        new Cell.Flag(false),
        new Cell.Text("client-" + id),
        new Cell.Bytes(new byte[0]),
        body);
  }

  static int compare(Cell one, Cell other) {
    if (one instanceof Cell.Whole(long a) && other instanceof Cell.Whole(long b)) {
      return Long.compare(a, b);
    }
    if (one instanceof Cell.Text(String a) && other instanceof Cell.Text(String b)) {
      return Arrays.compareUnsigned(
          a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
    throw new AssertionError("keys are numbers and texts");
  }
}
