// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.push;

import dev.sotto.core.push.PushSender;
import dev.sotto.core.push.PushToken;
import dev.sotto.core.push.WakeUp;
import dev.sotto.testkit.push.PushSenderContract;
import dev.sotto.testkit.push.PushServiceStandIn;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/// As [StorageUnderTest][dev.sotto.testkittests.storage.StorageUnderTest], for push senders: one
/// that speaks to its service by calling it.
final class PushSenderUnderTest implements PushSenderContract {
  /// The defect of every adapter made in this scope.
  static final ScopedValue<UnaryOperator<PushSender>> DEFECT = ScopedValue.newInstance();

  private final Service service = new Service();
  private final PushSender sender =
      DEFECT.orElse(UnaryOperator.identity()).apply(new Sender(service));

  @Override
  public PushSender sender() {
    return sender;
  }

  @Override
  public PushSender impatient() {
    return sender;
  }

  @Override
  public PushServiceStandIn service() {
    return service;
  }

  @Override
  public PushToken token() {
    return PushToken.of("called", PushToken.Client.NATIVE, "token");
  }

  /// Has no protocol.
  private static final class Service implements PushServiceStandIn {
    private final List<String> received = new CopyOnWriteArrayList<>();
    private volatile Answer answer = Answer.TAKES_IT;

    Answer take(String text) {
      received.add(text);
      return answer;
    }

    @Override
    public void answer(Answer other) {
      answer = other;
    }

    @Override
    public List<String> received() {
      return received;
    }

    @Override
    public void stop() {
      answer = Answer.STAYS_SILENT;
    }
  }

  /// Sends the kind of a wake-up.
  private static final class Sender implements PushSender {
    private final Service service;
    private volatile boolean closed;

    Sender(Service service) {
      this.service = service;
    }

    @Override
    public Outcome send(PushToken token, WakeUp wakeUp) {
      if (closed) {
        return new Outcome.Refused();
      }
      String text = wakeUp instanceof WakeUp.Call ? "call" : "message";
      return switch (service.take(text)) {
        case TAKES_IT -> new Outcome.Accepted();
        case KNOWS_NO_SUCH_TOKEN -> new Outcome.Unregistered();
        case REFUSES -> new Outcome.Refused();
        case IS_BUSY, IS_BROKEN, STAYS_SILENT -> new Outcome.TryLater(Duration.ZERO);
      };
    }

    @Override
    public boolean accepts(PushToken token) {
      return token.address().equals("token");
    }

    @Override
    public String publicKey() {
      return "";
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
