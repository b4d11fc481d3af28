// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.postgres;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL server on a free port of this machine, with all that makes commits durable switched
/// on. May be stopped or killed and started again: port and data stay. For one thread.
public final class EmbeddedPostgres implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final AtomicInteger DATABASES = new AtomicInteger();

  // Kept, because the logging of the JDK forgets levels of loggers that nobody holds.
  private static final List<Logger> CHATTY =
      List.of(Logger.getLogger("io.zonky"), Logger.getLogger("com.zaxxer.hikari"));

  static {
    CHATTY.forEach(logger -> logger.setLevel(Level.OFF));
  }

  private final Path data;
  private final int port;
  private io.zonky.test.db.postgres.embedded.@Nullable EmbeddedPostgres server;

  private EmbeddedPostgres(Path data, int port) {
    this.data = data;
    this.port = port;
  }

  /// {@return a running server}
  ///
  /// @param folder where its data go; kept by the caller
  public static EmbeddedPostgres start(Path folder) {
    EmbeddedPostgres postgres = launch(folder);
    Runtime.getRuntime().addShutdownHook(new Thread(postgres::stop));
    return postgres;
  }

  /// {@return the one server of this JVM, which ends with it, and keeps its data in memory where
  /// there is room; not to be stopped by tests}
  public static EmbeddedPostgres shared() {
    return Shared.SERVER;
  }

  /// Starts the server again and waits until it answers.
  public void start() {
    if (server != null) {
      throw new IllegalStateException("it still runs");
    }
    try {
      server =
          io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .setPort(port)
              .setRegisterShutdownHook(false)
              .setPGStartupWait(PATIENCE)
              .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
              .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
              .setServerConfig("fsync", "on")
              .setServerConfig("full_page_writes", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("max_connections", "200")
              .start();
    } catch (IOException e) {
      throw new IllegalStateException("PostgreSQL did not start", e);
    }
  }

  /// Stops the server; connections break.
  public void stop() {
    if (server != null) {
      try {
        server.close();
      } catch (IOException e) {
        throw new IllegalStateException("PostgreSQL did not stop", e);
      }
      server = null;
    }
  }

  /// Ends all processes of the server without warning (SIGKILL).
  public void kill() {
    try {
      long pid =
          Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
      ProcessHandle main = ProcessHandle.of(pid).orElseThrow();
      List<ProcessHandle> all = main.descendants().toList();
      main.destroyForcibly();
      main.onExit().join();
      all.forEach(ProcessHandle::destroyForcibly);
      all.forEach(process -> process.onExit().join());
    } catch (IOException e) {
      throw new IllegalStateException("PostgreSQL does not run", e);
    }
    stop();
  }

  /// {@return a new, empty database, as the URL of a storage}
  public String newDatabase() {
    return url(createDatabase("CREATE DATABASE %s"));
  }

  /// {@return a new copy of a database to which nobody is connected, as the URL of a storage}
  public String copyOf(String url) {
    String template = name(url);
    return url(createDatabase("CREATE DATABASE %s TEMPLATE " + template));
  }

  /// Changes a setting of the server for all later connections to a database.
  ///
  /// @param setting as `synchronous_commit = off`
  public void set(String url, String setting) {
    execute("ALTER DATABASE " + name(url) + " SET " + setting);
  }

  /// Removes a database, whoever is connected to it.
  public void drop(String url) {
    execute("DROP DATABASE " + name(url) + " WITH (FORCE)");
  }

  /// {@return a connection, as superuser, to the database that the URL of a storage names}
  public Connection connect(String url) throws SQLException {
    String database = name(url);
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/%s?user=postgres".formatted(port, database));
  }

  /// {@return the port, also while the server is stopped}
  public int port() {
    return port;
  }

  /// Runs statements in the database that the URL of a storage names.
  public void execute(String url, List<String> statements) {
    try (Connection connection = connect(url);
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("a statement has failed", e);
    }
  }

  /// Runs one statement in the database `postgres`, outside a transaction.
  public void execute(String sql) {
    try (Connection connection = connect(url("postgres"));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /// Stops the server if it runs.
  @Override
  public void close() {
    stop();
  }

  private static EmbeddedPostgres launch(Path folder) {
    var postgres = new EmbeddedPostgres(folder.resolve("postgres"), freePort());
    postgres.start();
    return postgres;
  }

  private void remove(Path folder) {
    stop();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new IllegalStateException("the data of PostgreSQL could not be removed", e);
    }
  }

  private String createDatabase(String statement) {
    String name = "test_" + DATABASES.incrementAndGet();
    execute(statement.formatted(name));
    return name;
  }

  private String url(String database) {
    return "postgres://postgres@127.0.0.1:%d/%s".formatted(port, database);
  }

  private static String name(String url) {
    return url.substring(url.lastIndexOf('/') + 1);
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException("no free port", e);
    }
  }

  private static final class Shared {
    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

    /// Where Linux keeps files in memory.
    private static final Path MEMORY = Path.of("/dev/shm");

    private static final long ROOM = 2L << 30;

    static final EmbeddedPostgres SERVER = startForThisJvm();

    private Shared() {}

    /// Most tests make a database of their own, and a disk that must sync each time is what they
    /// would wait for. What a crash must not lose is tested on servers with a folder of their own.
    private static Optional<Path> roomyMemory() throws IOException {
      return Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() > ROOM
          ? Optional.of(MEMORY)
          : Optional.empty();
    }

    private static EmbeddedPostgres startForThisJvm() {
      try {
        Path folder = Files.createTempDirectory(roomyMemory().orElse(TEMPORARY), "sotto-postgres");
        EmbeddedPostgres postgres = launch(folder);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> postgres.remove(folder)));
        return postgres;
      } catch (IOException e) {
        throw new IllegalStateException("no temporary folder", e);
      }
    }
  }
}
