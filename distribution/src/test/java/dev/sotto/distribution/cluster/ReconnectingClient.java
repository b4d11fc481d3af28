// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.cluster;

import dev.sotto.distribution.crash.RestClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A client that sends numbered messages to its friends in turn, one after the other, and stores
/// what it gets. Now and then it moves, and whenever its connection ends it has to: it takes any
/// node, as through a balancer, goes on where it was, and repeats what was not answered. What it
/// counts may be read when it has ended.
final class ReconnectingClient implements Runnable {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(30);
  private static final int ACKNOWLEDGED_AT_ONCE = 25;
  private static final int SENT_BEFORE_IT_MOVES = 50;

  private final ClientMailbox inbox = new ClientMailbox();
  private final List<Integer> nodes = new ArrayList<>();
  private final RestClient account;
  private final Cluster cluster;
  private final LoadThrottle pace;
  private final Random random;
  private List<ReconnectingClient> friends = List.of();
  private long acknowledged;
  private int repeats;

  ReconnectingClient(RestClient account, Cluster cluster, LoadThrottle pace, long seed) {
    this.account = account;
    this.cluster = cluster;
    this.pace = pace;
    this.random = new Random(seed);
  }

  /// Says to whom it writes. Called before it runs.
  void befriend(List<ReconnectingClient> others) throws Exception {
    friends = List.copyOf(others);
    for (ReconnectingClient friend : others) {
      account.addContact(friend.account);
    }
  }

  @Override
  public void run() {
    try {
      ClientConnection link = connect();
      int sent = 0;
      while (!pace.isOver()) {
        if (!link.isUp()) {
          link.close();
          link = connect();
        }
        acknowledge(link);
        if (sent == pace.allowed()) {
          LockSupport.parkNanos(PAUSE_NANOS);
        } else if (link.send(friends.get(sent % friends.size()).account, id(sent))) {
          sent++;
          pace.answered();
          if (sent % SENT_BEFORE_IT_MOVES == 0) {
            link.close();
          }
        } else {
          repeats++;
          LockSupport.parkNanos(PAUSE_NANOS);
        }
      }
      link.close();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts clients", e);
    }
  }

  ClientMailbox inbox() {
    return inbox;
  }

  /// {@return what it has sent to a friend when each client has sent `each`, in order}
  List<String> sentTo(ReconnectingClient friend, int each) {
    var ids = new ArrayList<String>();
    for (int number = 0; number < each; number++) {
      if (friends.get(number % friends.size()) == friend) {
        ids.add(id(number));
      }
    }
    return ids;
  }

  /// {@return how often a send was not answered}
  int repeats() {
    return repeats;
  }

  /// {@return at which nodes it was, in order}
  List<Integer> nodes() {
    return nodes;
  }

  private ClientConnection connect() {
    while (true) {
      int node = random.nextInt(Cluster.NODES);
      try {
        ClientConnection link =
            ClientConnection.open(account.at(cluster.url(node)), inbox, random.nextInt(3) > 0);
        nodes.add(node);
        return link;
      } catch (CompletionException e) {
        // It does not run, or not well: a balancer takes another one.
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private void acknowledge(ClientConnection link) {
    long last = inbox.last();
    if (last - acknowledged >= ACKNOWLEDGED_AT_ONCE) {
      link.acknowledge(last);
      acknowledged = last;
    }
  }

  private String id(int number) {
    return account.account() + "-" + number;
  }
}
