// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.config;

import dev.sotto.core.spi.AdapterUrl;
import java.util.List;

/// Which adapters to open.
///
/// @param push each scheme once
public record Backends(
    AdapterUrl storage, AdapterUrl coordination, AdapterUrl media, List<AdapterUrl> push) {
  private static final AdapterUrl NONE = new AdapterUrl("none", "");

  public Backends {
    push = List.copyOf(push);
  }

  static Backends read(Values values) {
    if (!values.text(Setting.SCANNER).isEmpty()) {
      values.wrong(
          Setting.SCANNER,
          "no adapter installed for scheme %s; installed: none. Remove the setting"
              .formatted(url(values, Setting.SCANNER).scheme()));
    }
    return new Backends(
        url(values, Setting.STORAGE),
        url(values, Setting.COORDINATION),
        url(values, Setting.MEDIA),
        push(values));
  }

  private static List<AdapterUrl> push(Values values) {
    try {
      List<AdapterUrl> urls =
          values.list(Setting.PUSH, _ -> true, "a list").stream().map(AdapterUrl::parse).toList();
      if (urls.stream().map(AdapterUrl::scheme).distinct().count() < urls.size()) {
        values.wrong(Setting.PUSH, "names a scheme twice; each push service may be there once");
      }
      return urls;
    } catch (AdapterUrl.InvalidUrl e) {
      values.wrong(
          Setting.PUSH,
          "not a list of URLs with schemes; write for example fcm:./service-account.json,webpush:");
      return List.of();
    }
  }

  private static AdapterUrl url(Values values, Setting setting) {
    try {
      return AdapterUrl.parse(values.text(setting));
    } catch (AdapterUrl.InvalidUrl e) {
      values.wrong(setting, "not a URL with a scheme; write for example " + example(setting));
      return NONE;
    }
  }

  private static String example(Setting setting) {
    return setting.fallback().isEmpty() ? "scheme:…" : setting.fallback();
  }
}
