// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres.connection;

import dev.sotto.core.PortException;
import dev.sotto.storage.sql.jdbc.ConnectionInitializer;
import dev.sotto.storage.sql.jdbc.Database;
import dev.sotto.storage.sql.jdbc.Sql;
import dev.sotto.storage.sql.jdbc.SqlConnection;
import dev.sotto.storage.sql.jdbc.SqlDialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.postgresql.ds.PGSimpleDataSource;

/// Connections to one database. Safe for use by many threads.
public final class PostgresDatabase implements Database {
  private static final Sql HAS_TABLE =
      Sql.of("find-table", "SELECT 1 WHERE to_regclass(?) IS NOT NULL");
  private static final Sql LOCK_SCHEMA =
      Sql.of("lock-schema", "SELECT pg_advisory_xact_lock(%d)".formatted(AdvisoryLock.SCHEMA));

  // Files that were set back need another start of the server, a copy of the database is another
  // one, and tables that were filled anew from a dump have other files. Hashed: clients are told.
  private static final Sql TIMELINE =
      Sql.of(
          "find-timeline",
          """
          SELECT left(encode(sha256(convert_to(
            extract(epoch from pg_postmaster_start_time()) || ' '
              || pg_relation_filenode('mailbox'::regclass) || ' '
              || (SELECT oid FROM pg_database WHERE datname = current_database()),
            'UTF8')), 'hex'), 16)
          """);

  private static final Sql TIME = Sql.of("find-time", "SELECT clock_timestamp()");

  // The few statements of the committer are planned once, not anew for the arrays of each batch,
  // and enter their tables by an index also when those were small then.
  private static final String WRITER_PLANS =
      """
      SELECT set_config('plan_cache_mode', 'force_generic_plan', false),
        set_config('enable_seqscan', 'off', false),
        set_config('enable_hashjoin', 'off', false),
        set_config('enable_mergejoin', 'off', false)
      """;

  private static final int CONNECT_SECONDS = 3;
  private static final int PROBE_SECONDS = 2;
  private static final Duration LOOK = Duration.ofMillis(250);

  /// What a transaction may take, in times of what one statement may: most have two or three.
  private static final int LONGEST = 4;

  /// How much longer than a statement may run its answer is waited for.
  private static final Duration NETWORK_GRACE = Duration.ofSeconds(5);

  private final PGSimpleDataSource source;
  private final PGSimpleDataSource probe;
  private final PostgresFailures failures;
  private final StallWatch watch;

  public PostgresDatabase(PostgresUrl url) {
    this(url, url.statementTimeout());
  }

  private PostgresDatabase(PostgresUrl url, Duration statementTimeout) {
    source = new SessionDataSource(session(statementTimeout), CONNECT_SECONDS);
    configure(source, url);
    source.setSocketTimeout(
        statementTimeout.isZero()
            ? 0
            : Math.toIntExact(statementTimeout.plus(NETWORK_GRACE).toSeconds()));
    probe = new PGSimpleDataSource();
    configure(probe, url);
    // On the thread that asks: what has its own is forgotten, and may read for ever.
    probe.setLoginTimeout(0);
    watch =
        new StallWatch(
            this::answers,
            new StallWatch.Limits(
                LOOK,
                PostgresConnectionPool.PATIENCE,
                statementTimeout.plus(NETWORK_GRACE).multipliedBy(LONGEST)));
    failures = new PostgresFailures(url.name());
  }

  /// {@return the same database for one who may take his time}
  public static PostgresDatabase forMigration(PostgresUrl url) {
    var database = new PostgresDatabase(url, Duration.ZERO);
    // The rows of a move arrive in batches; as multi-row statements they take a fraction of the
    // time.
    database.source.setReWriteBatchedInserts(true);
    return database;
  }

  /// {@return what opens connections for its pool, set up for their work}
  PGSimpleDataSource source() {
    return source;
  }

  /// {@return what names the database to an operator}
  String name() {
    return failures.name();
  }

  @Override
  public Connection openWriter() throws SQLException {
    return ConnectionInitializer.of(
        openReader(),
        writer -> {
          try (Statement statement = writer.createStatement()) {
            statement.execute(WRITER_PLANS);
          }
          writer.setAutoCommit(false);
        });
  }

  @Override
  public Connection openReader() throws SQLException {
    return source.getConnection();
  }

  /// {@return what watches over the work on it; the pool starts and closes it}
  StallWatch watch() {
    return watch;
  }

  /// {@return whether the database answers at all, be it that it lets nobody in}
  ///
  /// On a virtual thread, whose socket is closed when it is interrupted: time-outs of the driver
  /// begin anew with each byte.
  private boolean answers() {
    var probing = new FutureTask<>(this::probe);
    Thread.ofVirtual().name("sotto-postgres-probe").start(probing);
    try {
      return probing.get(PROBE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("the driver has failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    } finally {
      boolean _ = probing.cancel(true);
    }
  }

  private boolean probe() {
    try (Connection connection = probe.getConnection()) {
      return connection.isValid(PROBE_SECONDS);
    } catch (SQLException e) {
      return e.getSQLState() != null && !SqlStates.isLostConnection(e);
    }
  }

  @Override
  public boolean hasTable(SqlConnection reader, String table) {
    return reader.first(HAS_TABLE, row -> row.number(1), table).isPresent();
  }

  @Override
  public String timeline(SqlConnection reader) {
    return reader.first(TIMELINE, row -> row.text(1)).orElseThrow();
  }

  @Override
  public Optional<Instant> time(SqlConnection reader) {
    return reader.first(TIME, row -> row.moment(1));
  }

  @Override
  public SqlDialect dialect() {
    return PostgresDialect.INSTANCE;
  }

  @Override
  public Transaction transaction() {
    return new JdbcTransaction(watch);
  }

  @Override
  public Failure classify(SQLException failure) {
    return SqlStates.classify(failure);
  }

  @Override
  public String explain(SQLException failure) {
    return failures.explain(failure);
  }

  @Override
  public <T> T insist(Supplier<T> transaction) {
    return TransientRetries.insist(transaction, SqlStates::isTransient);
  }

  @Override
  public boolean isOutage(Throwable failure) {
    return failure instanceof PortException.Unavailable;
  }

  @Override
  public void lockSchema(SqlConnection writer) {
    writer.first(LOCK_SCHEMA, _ -> true);
  }

  private static void configure(PGSimpleDataSource source, PostgresUrl url) {
    source.setServerNames(url.hosts().stream().map(PostgresUrl.Host::name).toArray(String[]::new));
    source.setPortNumbers(url.hosts().stream().mapToInt(PostgresUrl.Host::port).toArray());
    source.setDatabaseName(url.database());
    source.setUser(url.user());
    if (!url.password().isEmpty()) {
      source.setPassword(url.password());
    }
    // After a failover the old primary may answer as a replica.
    source.setTargetServerType("primary");
    source.setApplicationName("sotto");
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setLoginTimeout(CONNECT_SECONDS);
    source.setTcpKeepAlive(true);
    source.setGssEncMode("disable");
    // The detail of an error may quote what was stored.
    source.setLogServerErrorDetail(false);
    url.parameters().tls().applyTo(source);
  }

  private static String session(Duration statementTimeout) {
    return """
    SELECT set_config('statement_timeout', '%1$d', false),
      set_config('idle_in_transaction_session_timeout', '%1$d', false),
      set_config('default_transaction_isolation', 'read committed', false),
      set_config('synchronous_commit',
        CASE current_setting('synchronous_commit') WHEN 'off' THEN 'on'
          ELSE current_setting('synchronous_commit') END, false)
    """
        .formatted(statementTimeout.toMillis());
  }
}
