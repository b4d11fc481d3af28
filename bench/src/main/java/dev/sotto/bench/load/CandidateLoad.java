// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.load;

import dev.sotto.bench.command.LatencySamples;
import dev.sotto.bench.process.EchoServer;
import dev.sotto.bench.wire.TextWebSocket;
import dev.sotto.bench.wire.WebSocketHandshake;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/// As many lanes as sockets, all to one server, each heard by a thread of its own. The same load
/// whatever the server is.
public final class CandidateLoad implements AutoCloseable {
  private static final long NANOS = 1_000_000_000;

  private final List<TextWebSocket> sockets;
  private final List<CandidateStream> lanes;
  private final ExecutorService threads;

  private CandidateLoad(List<TextWebSocket> sockets, List<CandidateStream> lanes) {
    this.sockets = sockets;
    this.lanes = lanes;
    this.threads = Executors.newFixedThreadPool(lanes.size());
  }

  /// {@return lanes at an echo server: each socket hears itself}
  public static CandidateLoad echo(int port, int pairs) throws IOException {
    List<TextWebSocket> sockets = open(port, EchoServer.PATH, 2 * pairs);
    return new CandidateLoad(
        sockets, sockets.stream().map(socket -> new CandidateStream(socket, socket)).toList());
  }

  /// {@return lanes through live rooms: each socket hears the other one in its room}
  public static CandidateLoad rooms(int port, int pairs) throws IOException {
    List<TextWebSocket> sockets = open(port, "/", 2 * pairs);
    List<CandidateStream> lanes = new ArrayList<>();
    for (int i = 0; i < pairs; i++) {
      TextWebSocket one = sockets.get(2 * i);
      TextWebSocket other = sockets.get(2 * i + 1);
      String join = String.format(Locale.ROOT, "{\"type\":\"join_room\",\"roomId\":\"%048x\"}", i);
      one.say(join);
      one.await("room_joined");
      other.say(join);
      one.await("room_ready");
      other.await("room_ready");
      lanes.add(new CandidateStream(one, other));
      lanes.add(new CandidateStream(other, one));
    }
    return new CandidateLoad(sockets, lanes);
  }

  /// Keeps `window` frames under way in each lane. {@return what came}
  public Outcome full(int window, int seconds) throws IOException, InterruptedException {
    long end = System.nanoTime() + seconds * NANOS;
    List<Callable<LatencySamples>> tasks = new ArrayList<>();
    for (CandidateStream lane : lanes) {
      tasks.add(() -> lane.full(window, end));
    }
    LatencySamples all = join(threads.invokeAll(tasks));
    return new Outcome((double) all.size() / seconds, all);
  }

  /// Says `rate` frames a second in all, whatever comes back, each in its time. What waits because
  /// the server, or this process, is behind counts as long as it waits. {@return what came}
  public Outcome paced(int rate, int seconds) throws IOException, InterruptedException {
    int each = rate * seconds / lanes.size();
    double step = (double) NANOS / rate;
    long start = System.nanoTime() + NANOS / 10;
    List<Future<LatencySamples>> heard = new ArrayList<>();
    for (int lane = 0; lane < lanes.size(); lane++) {
      int first = lane;
      heard.add(threads.submit(() -> hear(first, each, start, step)));
    }
    for (int i = 0; i < each * lanes.size(); i++) {
      long due = start + (long) (i * step);
      for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
        LockSupport.parkNanos(wait);
      }
      lanes.get(i % lanes.size()).say();
    }
    LatencySamples all = join(heard);
    return new Outcome(rate, all);
  }

  private LatencySamples hear(int first, int count, long start, double step) throws IOException {
    var took = new LatencySamples();
    for (int i = 0; i < count; i++) {
      lanes.get(first).hear();
      took.add(System.nanoTime() - start - (long) (((long) i * lanes.size() + first) * step));
    }
    return took;
  }

  private static LatencySamples join(List<Future<LatencySamples>> parts)
      throws IOException, InterruptedException {
    List<LatencySamples> samples = new ArrayList<>();
    for (Future<LatencySamples> part : parts) {
      try {
        samples.add(part.get());
      } catch (ExecutionException e) {
        throw new IOException("a lane failed", e);
      }
    }
    return LatencySamples.join(samples);
  }

  private static List<TextWebSocket> open(int port, String path, int count) throws IOException {
    List<TextWebSocket> sockets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sockets.add(new TextWebSocket(WebSocketHandshake.open(port, path)));
    }
    return sockets;
  }

  @Override
  public void close() throws IOException {
    for (TextWebSocket socket : sockets) {
      socket.close();
    }
    threads.shutdownNow();
  }

  /// The result of the load.
  ///
  /// @param rate frames a second
  public record Outcome(double rate, LatencySamples took) {
    public double micros(double percent) {
      return took.percentile(percent) / 1e3;
    }
  }
}
