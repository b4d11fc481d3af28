// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

import org.jspecify.annotations.NullMarked;

/// The `sotto` command: configuration, the composition root, and what an operator does without a
/// running server.
///
/// @uses dev.sotto.core.spi.StorageProvider found in this layer and in `adapters/`
/// @uses dev.sotto.core.spi.CoordinationProvider found in this layer and in `adapters/`
/// @uses dev.sotto.core.spi.MediaProvider found in this layer and in `adapters/`
/// @uses dev.sotto.core.spi.PushProvider found in this layer and in `adapters/`
/// @uses dev.sotto.core.spi.ScannerProvider found in this layer and in `adapters/`
@NullMarked
module dev.sotto.cli {
  requires static org.jspecify;
  requires com.fasterxml.jackson.core;
  requires dev.sotto.api;
  requires dev.sotto.core;
  requires dev.sotto.password.bcrypt;
  requires info.picocli;
  requires java.logging;
  requires java.management;
  requires jdk.management;
  requires me.tongfei.progressbar;
  requires org.snakeyaml.engine;

  // The JDK makes the log manager.
  exports dev.sotto.cli.log to
      java.logging;

  opens dev.sotto.cli.command to
      info.picocli;
  opens dev.sotto.cli.command.account to
      info.picocli;
  opens dev.sotto.cli.command.media to
      info.picocli;
  opens dev.sotto.cli.command.room to
      info.picocli;
  opens dev.sotto.cli.command.transfer to
      info.picocli;
  opens dev.sotto.cli.terminal to
      info.picocli;

  uses dev.sotto.core.spi.CoordinationProvider;
  uses dev.sotto.core.spi.MediaProvider;
  uses dev.sotto.core.spi.PushProvider;
  uses dev.sotto.core.spi.ScannerProvider;
  uses dev.sotto.core.spi.StorageProvider;
}
