// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.transfer;

import dev.sotto.core.transfer.table.Cell;
import dev.sotto.core.transfer.table.Table;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// Hashes rows, whatever storage they come from: SHA-256 over each table and the hash of the table
/// before it. `docs/archive-format.md` has the bytes. For one thread.
public final class HashChain {
  private static final int ROW = 1;
  private static final int END = 0;
  private static final int BUFFER_BYTES = 64 * 1024;

  private final MessageDigest sha256;
  private final DataOutputStream out;
  private byte[] previous = {};
  private String table = "";
  private long rows;

  public HashChain() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
    var digesting = new DigestOutputStream(OutputStream.nullOutputStream(), sha256);
    out = new DataOutputStream(new BufferedOutputStream(digesting, BUFFER_BYTES));
  }

  /// Begins a table.
  public void begin(Table next) {
    table = next.name();
    rows = 0;
    try {
      out.write(previous);
      text(table);
    } catch (IOException e) {
      throw impossible(e);
    }
  }

  /// Adds a row of the table that was begun.
  public void add(List<Cell> row) {
    rows++;
    try {
      out.write(ROW);
      for (Cell cell : row) {
        add(cell);
      }
    } catch (IOException e) {
      throw impossible(e);
    }
  }

  /// Ends the table. {@return what it held}
  public TableSummary end() {
    try {
      out.write(END);
      out.writeLong(rows);
      return new TableSummary(table, rows, digest());
    } catch (IOException e) {
      throw impossible(e);
    }
  }

  /// Ends the chain. {@return the hash of everything}
  public String end(long lastMessageId) {
    try {
      out.write(previous);
      out.writeLong(lastMessageId);
      return digest();
    } catch (IOException e) {
      throw impossible(e);
    }
  }

  private void add(Cell cell) throws IOException {
    switch (cell) {
      case Cell.Missing _ -> out.write('-');
      case Cell.Text(String value) -> {
        out.write('t');
        text(value);
      }
      case Cell.Whole(long value) -> {
        out.write('w');
        out.writeLong(value);
      }
      case Cell.Bytes(byte[] value) -> {
        out.write('b');
        out.writeInt(value.length);
        out.write(value);
      }
      case Cell.Moment(long millis) -> {
        out.write('m');
        out.writeLong(millis);
      }
      case Cell.Flag(boolean value) -> {
        out.write('f');
        out.write(value ? 1 : 0);
      }
    }
  }

  private void text(String value) throws IOException {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private String digest() throws IOException {
    out.flush();
    previous = sha256.digest();
    return HexFormat.of().formatHex(previous);
  }

  private static UncheckedIOException impossible(IOException failure) {
    return new UncheckedIOException("hashing writes nowhere", failure);
  }
}
