// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.server;

import dev.sotto.api.server.ApiServer;
import dev.sotto.cli.adapter.Adapters;
import dev.sotto.cli.backend.Closer;
import dev.sotto.cli.backend.ConfiguredAdapters;
import dev.sotto.cli.backend.ConfiguredPushServices;
import dev.sotto.cli.backend.ConfiguredScanner;
import dev.sotto.cli.config.Configuration;
import dev.sotto.cli.installation.DataFolder;
import dev.sotto.cli.installation.LockFile;
import dev.sotto.cli.installation.PushSecrets;
import dev.sotto.cli.installation.ServerSecrets;
import dev.sotto.core.concurrent.SystemTimers;
import dev.sotto.core.media.object.ObjectStore;
import dev.sotto.core.media.scan.MalwareScanner;
import dev.sotto.core.push.PushServices;
import dev.sotto.core.server.BackgroundJobs;
import dev.sotto.core.server.DomainPorts;
import dev.sotto.core.server.MediaPorts;
import dev.sotto.core.server.ServerRuntime;
import dev.sotto.core.spi.Coordination;
import dev.sotto.core.spi.Storage;
import dev.sotto.core.wiring.ServerWiring;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// A running server: opened in the order of its dependencies, closed in the opposite one. Closing
/// refuses new work, finishes what is in flight and syncs the storage.
public final class Server implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Server.class.getName());

  private final Configuration configuration;
  private final Closer cleanup = new Closer();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final SystemTimers timers = new SystemTimers();
  private final ServerRuntime world = SystemRuntime.real(timers);

  private Server(Configuration configuration) {
    this.configuration = configuration;
    cleanup.add(timers::close);
  }

  /// {@return a server that answers requests}
  ///
  /// @throws RuntimeException as its parts throw it; nothing is left open then
  public static Running start(Configuration configuration, Adapters adapters) {
    var server = new Server(configuration);
    try {
      return server.open(adapters);
    } catch (RuntimeException | Error e) {
      server.close();
      throw e;
    }
  }

  @Override
  public void close() {
    cleanup.close();
  }

  private Running open(Adapters adapters) {
    CarrierThreads.ensure();
    var hasher = new LazyPasswordHasher(configuration.rules().hashing());
    cleanup.add(hasher::close);
    ListenAddressCheck.requireFree(configuration.edge().listener());
    ConfiguredAdapters backing = ConfiguredAdapters.find(configuration, adapters);
    ConfiguredPushServices push =
        ConfiguredPushServices.find(configuration.backends().push(), adapters);
    ConfiguredScanner scanning =
        ConfiguredScanner.find(configuration.backends().scanner(), adapters);
    // An installation that was never started has a storage before it has secrets: see Installation.
    DataFolder data = DataFolder.at(configuration.data());
    Optional<ServerSecrets> given =
        backing.isEmbedded()
            ? Optional.empty()
            : Optional.of(ServerSecrets.require(configuration.secrets()));
    if (backing.isEmbedded()) {
      lock(DataFolder.ensure(configuration.data()), backing);
    }
    Storage storage = backing.openLocked(data);
    cleanup.add(storage::close);
    ServerSecrets secrets =
        given.orElseGet(
            () -> ServerSecrets.ensure(configuration.secrets(), data.secrets(), world.random()));
    Coordination coordination = backing.openCoordination(secrets.coordinationKey());
    cleanup.add(coordination::close);
    if (storage.isShared() && !coordination.bus().isShared()) {
      LOG.log(
          Level.INFO,
          "SOTTO_COORDINATION names nothing that servers share: a second server on this database"
              + " would get messages late, and no calls, presence and limits of this one");
    }
    ObjectStore media = backing.openMedia(world.clock());
    cleanup.add(media::close);
    Optional<MalwareScanner> scanner = scanning.open(world.workers(), cleanup);
    PushServices services = push.open(pushSecrets(backing), world.clock(), cleanup);
    // Again, before what timed work uses.
    cleanup.add(timers::close);
    var ports =
        new DomainPorts(storage, coordination, new MediaPorts(media, scanner), services, hasher);
    var policy = configuration.rules().policy(secrets.turn(), secrets.mediaKey());
    var sotto = ServerWiring.of(ports, policy, world);
    timers.every(MemoryRelease.PERIOD, MemoryRelease.of(storage)::look);
    BackgroundJobs housekeeping = BackgroundJobs.start(sotto, ports, world);
    cleanup.add(housekeeping::close);
    ApiServer api =
        ApiServer.start(
            sotto,
            configuration.edge().settings(secrets.jwt(), secrets.metrics()),
            world,
            ended::countDown);
    cleanup.add(api::close);
    // Only now: it would take a processor from what the first request waits for.
    hasher.open(world.workers());
    return new Running(this, api.url(), api.port());
  }

  private PushSecrets pushSecrets(ConfiguredAdapters backing) {
    return backing.isEmbedded()
        ? PushSecrets.kept(configuration.secrets(), DataFolder.at(configuration.data()).secrets())
        : PushSecrets.given(configuration.secrets());
  }

  private void lock(DataFolder data, ConfiguredAdapters backing) {
    LockFile folder = data.lock();
    cleanup.add(folder::close);
    Closer storage = backing.lockStorage();
    cleanup.add(storage::close);
  }

  /// A server and where it is reached.
  ///
  /// @param url on this machine
  public record Running(Server server, String url, int port) implements AutoCloseable {
    /// Returns when the server can accept no connections any more, though nobody has stopped it.
    public void awaitUnforeseenEnd() throws InterruptedException {
      server.ended.await();
    }

    /// {@return whether the server can accept no connections any more, though nobody has stopped
    /// it}
    public boolean hasEndedUnforeseen() {
      return server.ended.getCount() == 0;
    }

    @Override
    public void close() {
      server.close();
    }
  }
}
