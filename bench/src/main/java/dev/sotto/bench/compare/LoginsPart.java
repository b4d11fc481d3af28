// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.compare;

import dev.sotto.bench.load.AccountCreator;
import dev.sotto.bench.load.LoadResult;
import dev.sotto.bench.load.RequestLoad;
import dev.sotto.bench.wire.FoxTrotAccount;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// Messages while clients log in without a pause, as a share of the rate without them.
final class LoginsPart implements ComparisonPart {
  private static final Map<String, String> SETTINGS = Map.of("SOTTO_BCRYPT_COST", "12");
  private static final int SENDERS = 16;
  private static final int CLIENTS = 4;
  private static final String PREFIX = "enters";

  @Override
  public void measure(ComparisonRun run) throws IOException, InterruptedException {
    List<byte[]> logins =
        IntStream.range(0, CLIENTS).mapToObj(i -> FoxTrotAccount.login(PREFIX + "-" + i)).toList();
    try (var targets = CloseablePair.open(side -> run.start(side, SETTINGS));
        var throngs = ServerLoad.gather(targets, SENDERS, run.warmUp())) {
      for (ComparedProgram side : ComparedProgram.values()) {
        AccountCreator.create(targets.of(side).port(), PREFIX, CLIENTS);
      }
      run.rounds("log-ins", side -> measure(run, side, targets.of(side), throngs.of(side), logins));
    }
  }

  private static void measure(
      ComparisonRun run,
      ComparedProgram side,
      ComparedServer target,
      ServerLoad throng,
      List<byte[]> logins)
      throws IOException, InterruptedException {
    Duration duration = run.measured();
    double calm = throng.send(SENDERS, duration) / (double) duration.toSeconds();
    LoadResult alone = RequestLoad.run(target.port(), logins, duration);
    try (var threads = Executors.newSingleThreadExecutor()) {
      Future<LoadResult> storm =
          threads.submit(() -> RequestLoad.run(target.port(), logins, duration));
      double messages = throng.send(SENDERS, duration) / (double) duration.toSeconds();
      run.add(MeasurementNames.LOGINS, "messages a second without log-ins", side, calm);
      run.add(MeasurementNames.LOGINS, "messages a second", side, messages);
      run.add(MeasurementNames.LOGINS, MeasurementNames.SHARE, side, messages / calm);
      run.add(MeasurementNames.LOGINS, "log-ins a second meanwhile", side, storm.get().rate());
      run.add(MeasurementNames.LOGINS, "log-ins a second without messages", side, alone.rate());
    } catch (ExecutionException e) {
      throw new IOException("the log-ins failed", e.getCause());
    }
  }
}
