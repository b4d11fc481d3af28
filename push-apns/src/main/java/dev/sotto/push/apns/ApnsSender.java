// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.push.apns;

import com.eatthepath.pushy.apns.ApnsClient;
import com.eatthepath.pushy.apns.PushNotificationResponse;
import dev.sotto.core.push.PushSender;
import dev.sotto.core.push.PushToken;
import dev.sotto.core.push.WakeUp;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Wakes phones through Apple.
final class ApnsSender implements PushSender {
  private static final System.Logger LOG = System.getLogger(ApnsSender.class.getName());

  /// Apple does not say how long to wait, and the library would not pass it on.
  private static final Duration QUOTA_PAUSE = Duration.ofMinutes(1);

  private final ApnsClient apple;
  private final ApnsPayloads notifications;
  private final Duration deadline;

  /// @param apple closed with this sender
  /// @param deadline for each answer, connecting included
  ApnsSender(ApnsClient apple, ApnsPayloads notifications, Duration deadline) {
    this.apple = apple;
    this.notifications = notifications;
    this.deadline = deadline;
  }

  @Override
  public Outcome send(PushToken token, WakeUp wakeUp) {
    if (!accepts(token)) {
      return new Outcome.Unregistered();
    }
    try {
      return outcome(
          apple
              .sendNotification(notifications.of(token, wakeUp))
              .get(deadline.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException | TimeoutException e) {
      LOG.log(Level.DEBUG, "Apple did not answer", e);
      return new Outcome.TryLater(Duration.ZERO);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.TryLater(Duration.ZERO);
    }
  }

  /// Bytes in hexadecimal digits; 32 of them today, which Apple may change.
  @Override
  public boolean accepts(PushToken token) {
    return token.address().matches("[0-9a-fA-F]{64,200}");
  }

  @Override
  public String publicKey() {
    return "";
  }

  @Override
  public void close() {
    // In its own time: it waits for answers that may never come.
    var _ = apple.close();
  }

  /// As in Apple's "Handling notification responses from APNs".
  private static Outcome outcome(PushNotificationResponse<?> response) {
    if (response.isAccepted()) {
      return new Outcome.Accepted();
    }
    String reason = response.getRejectionReason().orElse("");
    return switch (reason) {
      case "BadDeviceToken", "DeviceTokenNotForTopic", "ExpiredToken", "Unregistered" ->
          new Outcome.Unregistered();
      case "ExpiredProviderToken", "IdleTimeout" -> new Outcome.TryLater(Duration.ZERO);
      default -> byStatus(response.getStatusCode(), reason);
    };
  }

  private static Outcome byStatus(int status, String reason) {
    if (status == 410) {
      return new Outcome.Unregistered();
    }
    if (status == 429) {
      return new Outcome.TryLater(QUOTA_PAUSE);
    }
    if (status >= 500) {
      return new Outcome.TryLater(Duration.ZERO);
    }
    LOG.log(
        Level.WARNING,
        "Apple refuses a wake-up: {0}; check key, team, topic and environment",
        reason);
    return new Outcome.Refused();
  }
}
