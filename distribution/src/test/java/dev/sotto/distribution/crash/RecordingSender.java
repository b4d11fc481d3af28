// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.crash;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sotto.testkit.power.AcknowledgedMessage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Sends numbered messages one after the other, each when the last one was acknowledged, and writes
/// down when that was. For one thread; what is written down may be read by others.
final class RecordingSender implements Runnable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CREATED = 201;

  private final RestClient sender;
  private final RestClient recipient;
  private final String name;
  private final BooleanSupplier more;
  private final List<AcknowledgedMessage> acknowledged = new ArrayList<>();

  RecordingSender(RestClient sender, RestClient recipient, String name, BooleanSupplier more) {
    this.sender = sender;
    this.recipient = recipient;
    this.name = name;
    this.more = more;
  }

  @Override
  public void run() {
    for (int number = 0; more.getAsBoolean(); number++) {
      AcknowledgedMessage next = send(name + "-" + number);
      synchronized (acknowledged) {
        acknowledged.add(next);
      }
    }
  }

  /// {@return what was acknowledged before a time of [System#nanoTime()]}
  List<AcknowledgedMessage> acknowledgedBefore(long time) {
    synchronized (acknowledged) {
      return acknowledged.stream().filter(each -> each.at() - time < 0).toList();
    }
  }

  private AcknowledgedMessage send(String clientId) {
    try {
      HttpResponse<String> answer =
          sender.call("POST", "/api/messages", RestClient.message(recipient, clientId));
      long at = System.nanoTime();
      if (answer.statusCode() != CREATED) {
        throw new IllegalStateException("send: " + answer.statusCode() + " " + answer.body());
      }
      long id = JSON.readTree(answer.body()).path("data").path("id").longValue();
      return new AcknowledgedMessage(clientId, id, at);
    } catch (IOException e) {
      throw new IllegalStateException("the server goes on", e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts senders", e);
    }
  }
}
