// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.cluster;

import dev.sotto.distribution.crash.RestClient;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/// One of thousands: opens a socket, resumes, and comes back to the next node when it loses it. A
/// slow one asks for everything and reads nothing.
final class ReconnectStormClient implements Runnable {
  private final RestClient account;
  private final List<String> nodes;
  private final int first;
  private final boolean slow;
  private final Storm storm;
  private volatile boolean synced;
  private volatile boolean heard;
  private volatile boolean done;

  /// @param first the node to which it comes first
  ReconnectStormClient(
      RestClient account, List<String> nodes, int first, boolean slow, Storm storm) {
    this.account = account;
    this.nodes = nodes;
    this.first = first;
    this.slow = slow;
    this.storm = storm;
  }

  /// {@return whether it has a socket on which it has got everything}
  boolean isSynced() {
    return synced;
  }

  /// {@return whether it has got everything, or was told to come again, since [#forget]}
  boolean hasHeard() {
    return heard || synced;
  }

  /// Forgets what it was told until now.
  void forget() {
    heard = false;
  }

  boolean isSlow() {
    return slow;
  }

  boolean isDone() {
    return done;
  }

  @Override
  public void run() {
    for (int node = first; storm.going.get(); node++) {
      visit(node % nodes.size());
      long pause = ThreadLocalRandom.current().nextLong(200, 600);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(storm.going.get() ? pause : 0));
    }
    done = true;
  }

  private void visit(int node) {
    boolean open = false;
    try (LightweightSocketClient socket =
        LightweightSocketClient.ask(account.at(nodes.get(node)), "/api/ws")) {
      if (socket.status() != 101) {
        heard = socket.status() == 503 && socket.saysWhenToComeAgain();
        storm.note((heard ? "told to come again by node " : "refused by node ") + node);
        return;
      }
      open = true;
      storm.open.add(socket);
      socket.say("{\"type\":\"resume\"}");
      if (slow) {
        storm.awaitEnd();
      } else {
        listen(socket, node);
      }
    } catch (IOException e) {
      if (storm.going.get()) {
        storm.note((open ? "cut by node " : "not reached: node ") + node);
      }
    } finally {
      synced = false;
    }
  }

  private void listen(LightweightSocketClient socket, int node) throws IOException {
    while (true) {
      switch (socket.next()) {
        case LightweightSocketClient.Said.Text(var json) -> {
          if (json.contains("\"synced\"")) {
            synced = true;
          }
        }
        case LightweightSocketClient.Said.Goodbye(var code) -> {
          heard = true;
          storm.note("closed with %d by node %d".formatted(code, node));
          return;
        }
      }
    }
  }

  /// What the clients of one storm share.
  static final class Storm {
    private final AtomicBoolean going = new AtomicBoolean(true);
    private final ConcurrentHashMap<String, LongAdder> endings = new ConcurrentHashMap<>();
    private final Set<LightweightSocketClient> open = ConcurrentHashMap.newKeySet();

    /// {@return how visits have ended, and how often}
    Map<String, LongAdder> endings() {
      return endings;
    }

    /// Ends all visits.
    void end() throws IOException {
      going.set(false);
      synchronized (this) {
        notifyAll();
      }
      for (LightweightSocketClient socket : open) {
        socket.close();
      }
    }

    private void note(String ending) {
      endings.computeIfAbsent(ending, _ -> new LongAdder()).increment();
    }

    private synchronized void awaitEnd() {
      try {
        while (going.get()) {
          wait();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
