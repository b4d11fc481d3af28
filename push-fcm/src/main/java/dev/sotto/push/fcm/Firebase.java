// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.push.fcm;

import com.google.api.client.http.HttpTransport;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.firebase.FirebaseApp;
import com.google.firebase.FirebaseOptions;
import com.google.firebase.messaging.FirebaseMessaging;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;

/// One Firebase project, as the SDK knows it. Safe for use by many threads.
final class Firebase implements AutoCloseable {
  private final FirebaseApp app;

  private Firebase(FirebaseApp app) {
    this.app = app;
  }

  /// @param account the key file of a service account
  /// @param deadline for connecting, and again for each answer
  /// @throws IOException when the key file is none
  static Firebase open(byte[] account, HttpTransport transport, Duration deadline)
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
    return new Firebase(FirebaseApp.initializeApp(options, "sotto-" + UUID.randomUUID()));
  }

  FirebaseMessaging messaging() {
    return FirebaseMessaging.getInstance(app);
  }

  @Override
  public void close() {
    app.delete();
  }
}
