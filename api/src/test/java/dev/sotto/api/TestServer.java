// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api;

import dev.sotto.api.server.ApiServer;
import dev.sotto.core.account.PasswordHasher;
import dev.sotto.core.account.RegistrationPolicy;
import dev.sotto.core.call.turn.IceUri;
import dev.sotto.core.media.MediaPolicy;
import dev.sotto.core.media.object.ObjectStore;
import dev.sotto.core.media.scan.MalwareScanner;
import dev.sotto.core.message.Retention;
import dev.sotto.core.push.PushServices;
import dev.sotto.core.server.BackgroundJobs;
import dev.sotto.core.server.DomainPorts;
import dev.sotto.core.server.MediaPorts;
import dev.sotto.core.server.ServerPolicy;
import dev.sotto.core.server.ServerRuntime;
import dev.sotto.core.server.Sotto;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Coordination;
import dev.sotto.core.spi.Storage;
import dev.sotto.core.wiring.ServerWiring;
import dev.sotto.storage.memory.coordination.MemoryCoordinationProvider;
import dev.sotto.testkit.CountingPasswordHasher;
import dev.sotto.testkit.FastPasswordHasher;
import dev.sotto.testkit.TestTime;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.LongSupplier;
import javax.crypto.spec.SecretKeySpec;

/// The real server on a free port of the loopback address, over SQLite in a folder of its own, with
/// time that stands still. Closing it removes the folder.
public final class TestServer implements AutoCloseable {
  public static final String SECRET = "a secret for tests of thirty-two bytes or more";

  /// Of the user `admin`.
  public static final String ADMIN_PASSWORD = "blue lamps hum";

  public static final String TURN_SECRET = "a secret shared with the TURN server";

  private static final ServerPolicy.Media MEDIA =
      new ServerPolicy.Media(new SecretKeySpec(new byte[32], "HmacSHA256"), MediaPolicy.DEFAULT);

  private final TestTime time;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final CountingPasswordHasher hasher;
  private final ServerFolder folder = ServerFolder.create();
  private final Storage storage;
  private final Coordination coordination;
  private final ObjectStore media;
  private final Sotto sotto;
  private final BackgroundJobs housekeeping;
  private final ApiServer api;

  private TestServer(
      Setup setup,
      TestTime time,
      LongSupplier nanoTime,
      PasswordHasher hashing,
      Function<ServerFolder, Storage> stored) {
    this.time = time;
    hasher = new CountingPasswordHasher(hashing);
    storage = stored.apply(folder);
    coordination = new MemoryCoordinationProvider().open(AdapterUrl.parse("memory:"));
    var world = new ServerRuntime(time, time, new SecureRandom(), workers);
    media = folder.openMedia(time);
    var ports =
        new DomainPorts(
            storage, coordination, new MediaPorts(media, setup.scanner()), setup.push(), hasher);
    sotto = ServerWiring.of(ports, setup.policy(), world);
    housekeeping = BackgroundJobs.start(sotto, ports, world);
    api = ApiServer.start(sotto, setup.settings(), world, () -> {}, nanoTime);
  }

  /// Starts a server without rate limits and without facades.
  public static TestServer start() {
    return start(Setup.standard());
  }

  /// Starts a server.
  public static TestServer start(Setup setup) {
    return new TestServer(
        setup,
        new TestTime(),
        System::nanoTime,
        new FastPasswordHasher(),
        ServerFolder::openStorage);
  }

  /// Starts a server that also measures writes to sockets by its time: one that is under way while
  /// time moves forward takes as long as that.
  public static TestServer startWithSlowWrites() {
    var time = new TestTime();
    return new TestServer(
        Setup.standard(),
        time,
        time::nanoTime,
        new FastPasswordHasher(),
        ServerFolder::openStorage);
  }

  /// Starts a server with what another one has left behind.
  ///
  /// @param now the time at which it starts
  /// @param stored opens the storage; may leave files in the folder of the server
  public static TestServer start(
      Setup setup, Instant now, PasswordHasher hasher, Function<Path, Storage> stored) {
    return new TestServer(
        setup, new TestTime(now), System::nanoTime, hasher, folder -> stored.apply(folder.path()));
  }

  /// {@return the server's time}
  public Instant now() {
    return time.instant();
  }

  /// Moves time forward and runs the work that becomes due.
  public void advance(Duration by) {
    time.advance(by);
  }

  /// Moves the server's clock forward at once: what became due meanwhile runs once, at the end.
  public void sleep(Duration by) {
    time.sleep(by);
  }

  /// Sets the server's clock forward or back; nothing becomes due by it.
  public void jump(Duration by) {
    time.jump(by);
  }

  /// From now on no thread can be had for what is done off the path of a request.
  public void refuseWork() {
    workers.shutdown();
  }

  /// {@return how many rows each table of the storage has}
  public Map<String, Long> rows() {
    return folder.rows();
  }

  public Sotto sotto() {
    return sotto;
  }

  /// {@return how many passwords the server has hashed}
  public int hashes() {
    return hasher.runs();
  }

  public Storage storage() {
    return storage;
  }

  /// {@return where the bytes of media are}
  public Path mediaFolder() {
    return folder.media();
  }

  public int port() {
    return api.port();
  }

  /// {@return the header with which the user `admin` reads metrics}
  public static String adminAuthorization() {
    byte[] credentials = ("admin:" + ADMIN_PASSWORD).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(credentials);
  }

  /// {@return where `path` is, which begins with a slash}
  public URI http(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  /// {@return where the socket at `path` is}
  public URI socket(String path) {
    return URI.create("ws://127.0.0.1:" + port() + path);
  }

  @Override
  public void close() {
    housekeeping.close();
    api.close();
    workers.close();
    coordination.close();
    media.close();
    storage.close();
    folder.close();
  }

  /// What a test may want to be different.
  public record Setup(
      ServerPolicy policy,
      ApiSettings settings,
      PushServices push,
      Optional<MalwareScanner> scanner) {
    /// No limits, no facades, open registration, retention of thirty days, no push.
    public static Setup standard() {
      var turn =
          new ServerPolicy.Turn(
              TURN_SECRET,
              Duration.ofHours(1),
              List.of(new IceUri("stun:turn.example"), new IceUri("turn:turn.example:3478")));
      var policy =
          new ServerPolicy(
              RegistrationPolicy.OPEN,
              Retention.DEFAULT,
              new ServerPolicy.Switches(false, false, false),
              turn,
              MEDIA);
      var listener = new ApiSettings.Listener("127.0.0.1", 0, "", List.of());
      var settings =
          new ApiSettings(
              listener, SECRET, Set.of(), Set.of(), ADMIN_PASSWORD, ApiSettings.FoxTrot.ORIGINAL);
      return new Setup(policy, settings, PushServices.none(), Optional.empty());
    }

    public Setup withLimits() {
      var before = policy.switches();
      return with(new ServerPolicy.Switches(before.relay(), true, before.strictRooms()));
    }

    /// {@return this setup with the relay switched on}
    public Setup withRelay() {
      var before = policy.switches();
      return with(new ServerPolicy.Switches(true, before.limits(), before.strictRooms()));
    }

    /// {@return this setup with rooms only for those who belong to them}
    public Setup withStrictRooms() {
      var before = policy.switches();
      return with(new ServerPolicy.Switches(before.relay(), before.limits(), true));
    }

    private Setup with(ServerPolicy.Switches switches) {
      return with(
          new ServerPolicy(
              policy.registration(), policy.retention(), switches, policy.turn(), policy.media()));
    }

    /// {@return this setup with these rules for media}
    public Setup withMedia(MediaPolicy allowed) {
      return with(
          new ServerPolicy(
              policy.registration(),
              policy.retention(),
              policy.switches(),
              policy.turn(),
              new ServerPolicy.Media(policy.media().urlKey(), allowed)));
    }

    public Setup with(ServerPolicy other) {
      return new Setup(other, settings, push, scanner);
    }

    public Setup with(ApiSettings other) {
      return new Setup(policy, other, push, scanner);
    }

    public Setup with(PushServices other) {
      return new Setup(policy, settings, other, scanner);
    }

    /// {@return this setup with a scanner}
    public Setup with(MalwareScanner other) {
      return new Setup(policy, settings, push, Optional.of(other));
    }

    /// {@return this setup with registration closed}
    public Setup withRegistrationClosed() {
      return with(
          new ServerPolicy(
              RegistrationPolicy.CLOSED,
              policy.retention(),
              policy.switches(),
              policy.turn(),
              policy.media()));
    }

    /// {@return this setup reached under `publicUrl`}
    public Setup withPublicUrl(String publicUrl) {
      var before = settings.listener();
      return with(
          withListener(
              new ApiSettings.Listener(
                  before.host(), before.port(), publicUrl, before.trustedProxies())));
    }

    /// {@return this setup behind proxies with these addresses}
    public Setup withTrustedProxies(String... addresses) {
      var before = settings.listener();
      return with(
          withListener(
              new ApiSettings.Listener(
                  before.host(), before.port(), before.publicUrl(), List.of(addresses))));
    }

    /// {@return this setup with pages of these origins admitted}
    public Setup withOrigins(String... origins) {
      return with(
          new ApiSettings(
              settings.listener(),
              settings.jwtSecret(),
              settings.facades(),
              Set.of(origins),
              settings.metricsPassword(),
              settings.foxTrot()));
    }

    /// {@return this setup with these facades}
    public Setup withFacades(String... facades) {
      return with(
          new ApiSettings(
              settings.listener(),
              settings.jwtSecret(),
              Set.of(facades),
              settings.corsOrigins(),
              settings.metricsPassword(),
              settings.foxTrot()));
    }

    private ApiSettings withListener(ApiSettings.Listener listener) {
      return new ApiSettings(
          listener,
          settings.jwtSecret(),
          settings.facades(),
          settings.corsOrigins(),
          settings.metricsPassword(),
          settings.foxTrot());
    }
  }
}
