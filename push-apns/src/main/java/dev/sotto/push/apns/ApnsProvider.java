// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.push.apns;

import com.eatthepath.pushy.apns.ApnsClientBuilder;
import com.eatthepath.pushy.apns.auth.ApnsSigningKey;
import dev.sotto.core.push.PushSender;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.OperatorFile;
import dev.sotto.core.spi.PushProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;

/// Opens Apple's push service: `apns:./AuthKey.p8?…`. See `docs/operations.md`.
public final class ApnsProvider implements PushProvider {
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  /// For `ServiceLoader`.
  public ApnsProvider() {}

  @Override
  public Set<String> schemes() {
    return Set.of("apns");
  }

  @Override
  public PushSender open(AdapterUrl url, Secrets secrets, InstantSource clock) {
    ApnsUrl parsed = ApnsUrl.parse(url);
    try {
      ApnsUrl.Gateway gateway = parsed.gateway();
      var builder =
          new ApnsClientBuilder()
              .setApnsServer(gateway.host(), gateway.port())
              .setSigningKey(key(parsed))
              .setConnectionTimeout(DEADLINE);
      if (!gateway.authority().isEmpty()) {
        builder.setTrustedServerCertificateChain(
            new ByteArrayInputStream(
                OperatorFile.named(gateway.authority()).bytes(OperatorFile.MAX_CERTIFICATE_BYTES)));
      }
      var notifications = new ApnsPayloads(parsed.topic(), parsed.notice(), clock);
      return new ApnsSender(builder.build(), notifications, DEADLINE);
    } catch (OperatorFile.Unreadable e) {
      throw new AdapterUrl.InvalidUrl("apns: ca: " + e.getMessage());
    } catch (IOException | IllegalArgumentException e) {
      throw new AdapterUrl.InvalidUrl(
          "TLS to Apple cannot be set up; check that ca names a readable certificate");
    }
  }

  private static ApnsSigningKey key(ApnsUrl url) {
    try {
      byte[] key = new OperatorFile(url.file()).bytes(OperatorFile.MAX_SECRET_BYTES);
      return ApnsSigningKey.loadFromInputStream(
          new ByteArrayInputStream(key), url.teamId(), url.keyId());
    } catch (OperatorFile.Unreadable e) {
      throw new AdapterUrl.InvalidUrl("apns: " + e.getMessage());
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new AdapterUrl.InvalidUrl(
          "%s is not a readable key of Apple; download one (.p8) from the developer account (Certificates, Identifiers & Profiles, Keys)"
              .formatted(url.file()));
    }
  }
}
