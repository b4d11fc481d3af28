// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.push.web;

import dev.sotto.core.push.PushSender;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.PushProvider;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.Set;
import javax.net.ssl.SSLSocketFactory;

/// Opens Web Push: `webpush:`. See `docs/operations.md` for what may follow.
public final class WebPushProvider implements PushProvider {
  /// Name of the key with which this server signs.
  private static final String KEY = "vapid-key";

  /// For `ServiceLoader`.
  public WebPushProvider() {}

  @Override
  public Set<String> schemes() {
    return Set.of(WebPushSender.SERVICE);
  }

  @Override
  public PushSender open(AdapterUrl url, Secrets secrets, InstantSource clock) {
    WebPushUrl parsed = WebPushUrl.parse(url);
    VapidKey key = VapidKey.parse(secrets.findOrMake(KEY, () -> VapidKey.generate().text()));
    var post =
        new HttpPost((SSLSocketFactory) SSLSocketFactory.getDefault(), HttpPost.DEFAULT_DEADLINE);
    return new WebPushSender(
        new VapidSigner(key, parsed.subject(), clock),
        new EndpointPolicy(parsed.allowed(), InetAddress::getAllByName),
        post,
        clock);
  }
}
