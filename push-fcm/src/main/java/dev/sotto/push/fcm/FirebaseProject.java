// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.push.fcm;

import com.google.api.client.http.HttpTransport;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.firebase.FirebaseApp;
import com.google.firebase.FirebaseOptions;
import com.google.firebase.messaging.FirebaseMessaging;
import com.google.firebase.messaging.FirebaseMessagingException;
import com.google.firebase.messaging.Message;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One Firebase project, as the SDK knows it. Safe for use by many threads.
final class FirebaseProject implements AutoCloseable {
  private final FirebaseApp app;
  private final Duration deadline;

  private FirebaseProject(FirebaseApp app, Duration deadline) {
    this.app = app;
    this.deadline = deadline;
  }

  /// @param account the key file of a service account
  /// @param deadline for a message as a whole: the token of the account, connecting, each attempt
  ///   that the SDK makes, and its pauses between them
  /// @throws IOException when the key file is none
  static FirebaseProject open(byte[] account, HttpTransport transport, Duration deadline)
      throws IOException {
    int millis = (int) deadline.toMillis();
    var options =
        FirebaseOptions.builder()
            .setCredentials(
                GoogleCredentials.fromStream(new ByteArrayInputStream(account), () -> transport))
            .setHttpTransport(transport)
            .setConnectTimeout(millis)
            .setReadTimeout(millis)
            .build();
    // The SDK keeps all of them in one table under their names.
    return new FirebaseProject(
        FirebaseApp.initializeApp(options, "sotto-" + UUID.randomUUID()), deadline);
  }

  /// Sends a message.
  ///
  /// The SDK knows time-outs of single reads only, which begin anew with each byte. So it works on
  /// a virtual thread, whose socket is closed when the thread is interrupted.
  ///
  /// @throws TimeoutException when the deadline is over; the message may have been taken
  /// @throws FirebaseMessagingException when Firebase has not taken it
  /// @throws IllegalStateException when Google refuses the account, or this is closed
  void send(Message message)
      throws FirebaseMessagingException, TimeoutException, InterruptedException {
    var sending = new FutureTask<>(() -> FirebaseMessaging.getInstance(app).send(message));
    Thread.ofVirtual().name("sotto-push-fcm").start(sending);
    try {
      String _ = sending.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case FirebaseMessagingException refused -> throw refused;
        case RuntimeException failure -> throw failure;
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException("the SDK has failed", e);
      }
    } finally {
      boolean _ = sending.cancel(true);
    }
  }

  @Override
  public void close() {
    app.delete();
  }
}
