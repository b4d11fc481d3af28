// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.push.fcm;

import com.google.firebase.ErrorCode;
import com.google.firebase.IncomingHttpResponse;
import com.google.firebase.messaging.FirebaseMessagingException;
import com.google.firebase.messaging.MessagingErrorCode;
import dev.sotto.core.push.PushSender;
import dev.sotto.core.push.PushToken;
import dev.sotto.core.push.RetryAfter;
import dev.sotto.core.push.WakeUp;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/// Wakes phones through Firebase Cloud Messaging.
final class FcmSender implements PushSender {
  private static final System.Logger LOG = System.getLogger(FcmSender.class.getName());

  /// What Firebase asks of those whom it does not tell how long.
  private static final Duration QUOTA_PAUSE = Duration.ofMinutes(1);

  private final FirebaseProject firebase;
  private final FcmPayloads payloads;
  private final InstantSource clock;

  FcmSender(FirebaseProject firebase, FcmPayloads payloads, InstantSource clock) {
    this.firebase = firebase;
    this.payloads = payloads;
    this.clock = clock;
  }

  @Override
  public Outcome send(PushToken token, WakeUp wakeUp) {
    try {
      firebase.send(payloads.message(token, wakeUp));
      return new Outcome.Accepted();
    } catch (FirebaseMessagingException e) {
      LOG.log(Level.DEBUG, "Firebase did not take a wake-up", e);
      return outcome(e);
    } catch (IllegalStateException e) {
      // The SDK throws it when Google refuses the service account, and when it was closed.
      LOG.log(Level.WARNING, "Firebase cannot be used now", e);
      return new Outcome.TryLater(Duration.ZERO);
    } catch (TimeoutException e) {
      LOG.log(Level.DEBUG, "Firebase did not answer in time", e);
      return new Outcome.TryLater(Duration.ZERO);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.TryLater(Duration.ZERO);
    }
  }

  @Override
  public boolean accepts(PushToken token) {
    return token.address().matches("[\\w:.-]{20,}");
  }

  @Override
  public String publicKey() {
    return "";
  }

  @Override
  public void close() {
    firebase.close();
  }

  private Outcome outcome(FirebaseMessagingException failure) {
    MessagingErrorCode code = failure.getMessagingErrorCode();
    if (code == null) {
      return unexplained(failure);
    }
    return switch (code) {
      // A token of another project reaches nobody from here, ever.
      case UNREGISTERED, SENDER_ID_MISMATCH -> new Outcome.Unregistered();
      case INVALID_ARGUMENT ->
          speaksOfTheToken(failure) ? new Outcome.Unregistered() : refused(failure);
      case QUOTA_EXCEEDED -> {
        Duration asked = retryAfter(failure);
        yield new Outcome.TryLater(asked.isZero() ? QUOTA_PAUSE : asked);
      }
      case UNAVAILABLE, INTERNAL -> new Outcome.TryLater(retryAfter(failure));
      case THIRD_PARTY_AUTH_ERROR -> refused(failure);
    };
  }

  /// Without a reason of Firebase: a proxy, the network, the account.
  private Outcome unexplained(FirebaseMessagingException failure) {
    ErrorCode code = failure.getErrorCode();
    return switch (code) {
      case INVALID_ARGUMENT, FAILED_PRECONDITION, PERMISSION_DENIED, UNAUTHENTICATED, NOT_FOUND ->
          refused(failure);
      case ABORTED,
          ALREADY_EXISTS,
          CANCELLED,
          CONFLICT,
          DATA_LOSS,
          DEADLINE_EXCEEDED,
          INTERNAL,
          OUT_OF_RANGE,
          RESOURCE_EXHAUSTED,
          UNAVAILABLE,
          UNKNOWN ->
          new Outcome.TryLater(retryAfter(failure));
    };
  }

  private static Outcome refused(FirebaseMessagingException failure) {
    LOG.log(
        Level.WARNING,
        "Firebase refuses a wake-up: {0}; check the service account and its project",
        failure.getErrorCode());
    return new Outcome.Refused();
  }

  private static boolean speaksOfTheToken(FirebaseMessagingException failure) {
    String text = failure.getMessage();
    return text != null && text.toLowerCase(Locale.ROOT).contains("registration token");
  }

  private Duration retryAfter(FirebaseMessagingException failure) {
    IncomingHttpResponse response = failure.getHttpResponse();
    if (response == null) {
      return Duration.ZERO;
    }
    return response.getHeaders().entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase("retry-after"))
        .map(Map.Entry::getValue)
        .map(
            value ->
                value instanceof Collection<?> all && !all.isEmpty()
                    ? all.iterator().next()
                    : value)
        .map(value -> RetryAfter.parse(value.toString(), clock.instant()))
        .findFirst()
        .orElse(Duration.ZERO);
  }
}
