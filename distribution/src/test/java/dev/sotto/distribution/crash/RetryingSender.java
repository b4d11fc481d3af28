// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.crash;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Sends numbered messages one after the other, and repeats each until it is answered, whatever
/// happens to the server. For one thread; the list of acknowledged messages may be read when that
/// has ended.
final class RetryingSender implements Runnable {
  private static final long PAUSE_NANOS = 20_000_000;

  private final RestClient sender;
  private final RestClient recipient;
  private final String name;
  private final BooleanSupplier more;
  private final List<String> acknowledged = new ArrayList<>();
  private int repeats;

  RetryingSender(RestClient sender, RestClient recipient, String name, BooleanSupplier more) {
    this.sender = sender;
    this.recipient = recipient;
    this.name = name;
    this.more = more;
  }

  @Override
  public void run() {
    for (int number = 0; more.getAsBoolean(); number++) {
      String id = name + "-" + number;
      while (!isAnswered(id)) {
        repeats++;
        LockSupport.parkNanos(PAUSE_NANOS);
      }
      acknowledged.add(id);
    }
  }

  List<String> acknowledged() {
    return acknowledged;
  }

  /// {@return how often a message had to be sent again}
  int repeats() {
    return repeats;
  }

  private boolean isAnswered(String id) {
    try {
      int status = sender.send(recipient, id);
      if (status == 200 || status == 201) {
        return true;
      }
      if (status == 503) {
        return false;
      }
      throw new IllegalStateException("send: " + status);
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts senders", e);
    }
  }
}
