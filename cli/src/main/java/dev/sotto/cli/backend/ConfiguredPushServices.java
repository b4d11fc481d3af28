// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.backend;

import dev.sotto.cli.adapter.Adapters;
import dev.sotto.cli.adapter.ThreadContextClassLoader;
import dev.sotto.core.push.PushSender;
import dev.sotto.core.push.PushServices;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.PushProvider;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The push adapters that a configuration names: found, not yet opened.
public final class ConfiguredPushServices {
  private final Map<AdapterUrl, PushProvider> providers;

  private ConfiguredPushServices(Map<AdapterUrl, PushProvider> providers) {
    this.providers = providers;
  }

  /// {@return the adapters}
  ///
  /// @throws dev.sotto.cli.adapter.AdapterNotFoundException when one is not installed
  public static ConfiguredPushServices find(List<AdapterUrl> urls, Adapters adapters) {
    var providers = new LinkedHashMap<AdapterUrl, PushProvider>();
    for (AdapterUrl url : urls) {
      providers.put(url, adapters.push(url.scheme()));
    }
    return new ConfiguredPushServices(providers);
  }

  /// {@return the push services, each closed by `cleanup`}
  public PushServices open(PushProvider.Secrets secrets, InstantSource clock, Closer cleanup) {
    var services = new HashMap<String, PushSender>();
    providers.forEach(
        (url, provider) -> {
          PushSender sender =
              ThreadContextClassLoader.within(provider, () -> provider.open(url, secrets, clock));
          cleanup.add(sender::close);
          services.put(url.scheme(), sender);
        });
    return new PushServices(services);
  }
}
