// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.config;

import dev.sotto.cli.setting.Setting;
import dev.sotto.core.spi.AdapterUrl;
import java.util.List;
import java.util.Optional;

/// The URLs of the adapters to open.
///
/// @param push each scheme once
/// @param scanner empty when objects are not scanned
public record BackendUrls(
    AdapterUrl storage,
    AdapterUrl coordination,
    AdapterUrl media,
    List<AdapterUrl> push,
    Optional<AdapterUrl> scanner) {
  private static final AdapterUrl NONE = new AdapterUrl("none", "");

  public BackendUrls {
    push = List.copyOf(push);
  }

  /// {@return whether `url` stands for one that could not be read}
  public static boolean isUnknown(AdapterUrl url) {
    return url.equals(NONE);
  }

  static BackendUrls read(SettingParser values) {
    return new BackendUrls(
        url(values, Setting.STORAGE),
        url(values, Setting.COORDINATION),
        url(values, Setting.MEDIA),
        push(values),
        values.text(Setting.SCANNER).isEmpty()
            ? Optional.empty()
            : Optional.of(url(values, Setting.SCANNER)));
  }

  private static List<AdapterUrl> push(SettingParser values) {
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

  private static AdapterUrl url(SettingParser values, Setting setting) {
    try {
      return AdapterUrl.parse(values.text(setting));
    } catch (AdapterUrl.InvalidUrl e) {
      values.wrong(setting, "not a URL with a scheme; write for example " + example(setting));
      return NONE;
    }
  }

  private static String example(Setting setting) {
    return setting == Setting.SCANNER ? "clamav://127.0.0.1:3310" : setting.fallback();
  }
}
