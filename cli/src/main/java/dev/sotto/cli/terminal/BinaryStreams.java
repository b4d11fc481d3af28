// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;

/// The standard streams as bytes, for what is no text. A command uses these or the ones in
/// [Terminal], never both.
public record BinaryStreams(InputStream in, OutputStream out) {
  /// {@return the streams of this process}
  public static BinaryStreams ofProcess() {
    return new BinaryStreams(System.in, new FileOutputStream(FileDescriptor.out));
  }
}
