// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.load;

import dev.sotto.bench.command.LatencySamples;
import dev.sotto.bench.wire.HttpLoadConnection;
import dev.sotto.bench.wire.NativeAccount;
import dev.sotto.bench.wire.NativeSocketConnector;
import dev.sotto.bench.wire.TextWebSocket;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/// A sender at one node, a recipient at the same one, and a recipient at another. Measures from the
/// first byte of a send to the last one of the frame that brings the message. For one thread.
public final class DeliveryLatencyProbe implements AutoCloseable {
  private static final String BODY = "x".repeat(300);

  private final NativeAccount account;
  private final NativeAccount nearAccount;
  private final NativeAccount farAccount;
  private final TextWebSocket sender;
  private final TextWebSocket near;
  private final TextWebSocket far;
  private int sent;

  private DeliveryLatencyProbe(HttpLoadConnection connection, int port, int otherPort)
      throws IOException {
    account = NativeAccount.create(connection, "sender");
    nearAccount = NativeAccount.create(connection, "near");
    farAccount = NativeAccount.create(connection, "far");
    account.addContact(connection, nearAccount);
    account.addContact(connection, farAccount);
    sender = NativeSocketConnector.open(port, account);
    near = NativeSocketConnector.open(port, nearAccount);
    far = NativeSocketConnector.open(otherPort, farAccount);
  }

  public static DeliveryLatencyProbe between(int port, int otherPort) throws IOException {
    try (var connection = new HttpLoadConnection(port)) {
      return new DeliveryLatencyProbe(connection, port, otherPort);
    }
  }

  /// Sends one message after the other, in turn to each of the two. {@return how long each took}
  ///
  /// @param messages to each
  public Ways alternate(int messages) throws IOException {
    var ways = new Ways(new LatencySamples(), new LatencySamples());
    for (int i = 0; i < messages; i++) {
      ways.near().add(deliver(nearAccount, near));
      ways.far().add(deliver(farAccount, far));
    }
    return ways;
  }

  /// Sends to the other node, whether the last message has arrived or not.
  public LatencySamples spread(int messages, long pauseNanos)
      throws IOException, InterruptedException {
    var starts = new long[messages];
    var ends = new long[messages];
    try (var executor = Executors.newSingleThreadExecutor()) {
      var receiving =
          executor.submit(
              () -> {
                for (int i = 0; i < messages; i++) {
                  far.await("message");
                  ends[i] = System.nanoTime();
                }
                return messages;
              });
      for (int i = 0; i < messages; i++) {
        starts[i] = System.nanoTime();
        send(farAccount);
        sender.await("sent");
        LockSupport.parkNanos(pauseNanos);
      }
      receiving.get();
    } catch (ExecutionException e) {
      throw new IOException("the recipient failed", e.getCause());
    }
    var samples = new LatencySamples();
    for (int i = 0; i < messages; i++) {
      samples.add(ends[i] - starts[i]);
    }
    return samples;
  }

  @Override
  public void close() throws IOException {
    sender.close();
    near.close();
    far.close();
  }

  private long deliver(NativeAccount to, TextWebSocket socket) throws IOException {
    long start = System.nanoTime();
    send(to);
    socket.await("message");
    long took = System.nanoTime() - start;
    sender.await("sent");
    return took;
  }

  private void send(NativeAccount to) throws IOException {
    sender.say(account.message(to, "m" + sent++, BODY));
  }

  /// @param near between sockets at one node
  /// @param far between sockets at two nodes
  public record Ways(LatencySamples near, LatencySamples far) {}
}
