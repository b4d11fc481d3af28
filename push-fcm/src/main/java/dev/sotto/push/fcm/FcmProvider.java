// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.push.fcm;

import com.google.api.client.http.javanet.NetHttpTransport;
import dev.sotto.core.push.PushSender;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.OperatorFile;
import dev.sotto.core.spi.PushProvider;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;

/// Opens Firebase Cloud Messaging: `fcm:./service-account.json`. See `docs/operations.md`.
public final class FcmProvider implements PushProvider {
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  /// For `ServiceLoader`.
  public FcmProvider() {}

  @Override
  public Set<String> schemes() {
    return Set.of("fcm");
  }

  @Override
  public PushSender open(AdapterUrl url, Secrets secrets, InstantSource clock) {
    FcmUrl parsed = FcmUrl.parse(url);
    try {
      byte[] account = new OperatorFile(parsed.account()).bytes(OperatorFile.MAX_SECRET_BYTES);
      var payloads = new FcmPayloads(parsed.notice());
      // Not the transport that the SDK prefers: that one needs a second HTTP stack.
      return new FcmSender(
          FirebaseProject.open(account, new NetHttpTransport(), DEADLINE), payloads, clock);
    } catch (OperatorFile.Unreadable e) {
      throw new AdapterUrl.InvalidUrl("fcm: " + e.getMessage());
    } catch (IOException | IllegalArgumentException e) {
      throw new AdapterUrl.InvalidUrl(
          "%s is not the readable key file of a service account; download one from the Firebase console (project settings, service accounts)"
              .formatted(parsed.account()));
    }
  }
}
