// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sqlite;

import dev.sotto.core.account.Account;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.AccountStatus;
import dev.sotto.core.account.Handle;
import dev.sotto.core.account.PasswordHash;
import dev.sotto.core.account.PublicKey;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.device.DeviceId;
import dev.sotto.core.device.DeviceName;
import dev.sotto.core.message.AppendResult;
import dev.sotto.core.message.ClientMessageId;
import dev.sotto.core.message.Draft;
import dev.sotto.core.message.MessageBody;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Storage;
import dev.sotto.storage.sql.SqlStorage;
import dev.sotto.testkit.TestInstants;
import dev.sotto.testkit.power.AcknowledgedMessage;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The storage in a process of its own, to which many threads append at once, with a log that is
/// copied and begins anew all the time. It writes down what was acknowledged.
public final class AppenderProcess {
  private static final int THREADS = 16;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Checkpointer.Limits LIMITS =
      new Checkpointer.Limits(
          64, 256, 256, Duration.ofMillis(1), Duration.ofMillis(20), Duration.ofMillis(50));

  private final Storage storage;
  private final int run;
  private final Path acknowledged;

  private AppenderProcess(Storage storage, int run, Path acknowledged) {
    this.storage = storage;
    this.run = run;
    this.acknowledged = acknowledged;
  }

  /// Runs the process to its end. {@return its exit status}
  ///
  /// @param file of the database, which is made when it is missing
  /// @param run tells the messages of this process from those of others
  /// @param messages of each thread
  static int run(Path file, int run, int messages, Map<String, String> environment)
      throws IOException, InterruptedException {
    String classes =
        System.getProperty("jdk.module.path", "")
            + File.pathSeparator
            + System.getProperty("java.class.path")
            + File.pathSeparator
            + Path.of("target/test-classes").toAbsolutePath();
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            classes,
            AppenderProcess.class.getName(),
            file.toString(),
            Integer.toString(run),
            Integer.toString(messages));
    builder.environment().putAll(environment);
    Process process = builder.inheritIO().start();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("it does not end");
    }
    return process.exitValue();
  }

  /// {@return what a process has acknowledged}
  static List<AcknowledgedMessage> acknowledged(Path file, int run) throws IOException {
    List<AcknowledgedMessage> all = new ArrayList<>();
    if (!Files.exists(notes(file, run))) {
      return all;
    }
    for (String line : Files.readAllLines(notes(file, run))) {
      String[] parts = line.split(" ", -1);
      all.add(
          new AcknowledgedMessage(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2])));
    }
    return all;
  }

  /// The process.
  public static void main(String[] arguments) throws InterruptedException {
    Path file = Path.of(arguments[0]);
    int run = Integer.parseInt(arguments[1]);
    AdapterUrl url = AdapterUrl.parse("sqlite:" + file);
    new SqliteStorageProvider().at(url).migrate();
    try (Storage storage = SqlStorage.open(new SqliteDatabase(SqliteFile.of(url), LIMITS))) {
      new AppenderProcess(storage, run, notes(file, run)).append(Integer.parseInt(arguments[2]));
    }
  }

  private static Path notes(Path file, int run) {
    return file.resolveSibling("acknowledged-" + run);
  }

  private void append(int messages) throws InterruptedException {
    DeviceAddress anna = device(2L * run + 1, "anna" + run);
    DeviceAddress berta = device(2L * run + 2, "berta" + run);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      String name = "r" + run + "s" + i;
      threads.add(Thread.ofPlatform().start(() -> append(anna, berta, name, messages)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void append(DeviceAddress from, DeviceAddress to, String name, int messages) {
    for (int number = 0; number < messages; number++) {
      String clientId = name + "-" + number;
      var draft =
          new Draft(
              from,
              to.account(),
              new ClientMessageId(clientId),
              MessageBody.ofText("x".repeat(300)),
              Duration.ZERO);
      AppendResult result = storage.messages().append(draft, TestInstants.NOON, (_, _) -> {});
      long at = System.nanoTime();
      if (!(result instanceof AppendResult.Stored(var id, _, _))) {
        throw new IllegalStateException(result.toString());
      }
      note("%s %d %d%n".formatted(clientId, id.value(), at));
    }
  }

  private synchronized void note(String line) {
    try {
      Files.writeString(acknowledged, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private DeviceAddress device(long account, String handle) {
    var device = new DeviceAddress(new AccountId(account), new DeviceId(1));
    storage
        .accounts()
        .create(
            new Account(
                device.account(),
                new Handle(handle),
                PublicKey.NONE,
                AccountStatus.MEMBER,
                TestInstants.NOON,
                TestInstants.NOON),
            new PasswordHash("none"));
    storage.devices().ensure(device, new DeviceName("device"), TestInstants.NOON);
    return device;
  }
}
