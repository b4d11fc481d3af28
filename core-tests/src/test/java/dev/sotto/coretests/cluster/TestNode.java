// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.cluster;

import dev.sotto.core.account.RegistrationPolicy;
import dev.sotto.core.media.MediaPolicy;
import dev.sotto.core.media.object.ObjectStore;
import dev.sotto.core.message.Retention;
import dev.sotto.core.push.PushToken;
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
import dev.sotto.storage.memory.MemoryMediaProvider;
import dev.sotto.testkit.FastPasswordHasher;
import dev.sotto.testkit.TestRandom;
import dev.sotto.testkit.TestTime;
import dev.sotto.testkit.push.RecordingPushSender;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javax.crypto.spec.SecretKeySpec;

/// One server of an installation, without its edge. For one thread.
final class TestNode {
  private final RecordingPushSender push = new RecordingPushSender();
  private final Coordination coordination;
  private final Sotto sotto;
  private final Supplier<BackgroundJobs> work;
  private BackgroundJobs housekeeping;

  TestNode(Storage storage, Coordination coordination, TestTime time) {
    this.coordination = coordination;
    ObjectStore objects = new MemoryMediaProvider().open(AdapterUrl.parse("memory:"), time);
    var ports =
        new DomainPorts(
            storage,
            coordination,
            new MediaPorts(objects, Optional.empty()),
            push.alone(),
            new FastPasswordHasher());
    Executor workers = Runnable::run;
    var world = new ServerRuntime(time, time, TestRandom.seeded(coordination.hashCode()), workers);
    sotto = ServerWiring.of(ports, policy(), world);
    work = () -> BackgroundJobs.start(sotto, ports, world);
    housekeeping = work.get();
  }

  private static ServerPolicy policy() {
    var turn = new ServerPolicy.Turn("secret", Duration.ofHours(1), List.of());
    var urlKey = new SecretKeySpec(new byte[32], "HmacSHA256");
    var media = new ServerPolicy.Media(urlKey, MediaPolicy.DEFAULT);
    return new ServerPolicy(
        RegistrationPolicy.OPEN,
        Retention.DEFAULT,
        new ServerPolicy.Switches(true, true, false),
        turn,
        media);
  }

  Sotto sotto() {
    return sotto;
  }

  /// {@return the tokens of the devices that this node has woken}
  List<PushToken> woken() {
    return push.woken();
  }

  /// Stands still as a suspended machine does: connections stay, nothing is done.
  void freeze() {
    housekeeping.close();
  }

  /// Goes on after [#freeze].
  void thaw() {
    housekeeping = work.get();
  }

  /// Ends as a killed process does: nothing is said, nothing runs any more.
  void kill() {
    housekeeping.close();
    coordination.close();
  }
}
