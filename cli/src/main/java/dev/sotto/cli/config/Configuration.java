// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.config;

import dev.sotto.api.net.IpNetwork;
import dev.sotto.cli.setting.ConfigurationProblems;
import dev.sotto.cli.setting.Setting;
import dev.sotto.cli.setting.Settings;
import dev.sotto.core.media.scan.UnscannedPolicy;
import java.net.InetAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The decisions of the operator, checked.
///
/// @param data folder of everything that the server writes
public record Configuration(
    Path data,
    BackendUrls backends,
    NetworkSettings edge,
    PolicySettings rules,
    ConfiguredSecrets secrets,
    LogSettings log) {
  /// {@return the meaning of the settings; what is wrong is noted as a problem, and the answer is
  /// then of no use}
  public static Configuration read(Settings settings, ConfigurationProblems problems) {
    var values = new SettingParser(settings, problems);
    return new Configuration(
        data(values),
        BackendUrls.read(values),
        NetworkSettings.read(values),
        PolicySettings.read(values),
        ConfiguredSecrets.read(values),
        LogSettings.read(values));
  }

  private static Path data(SettingParser values) {
    String text = values.text(Setting.DATA);
    if (text.indexOf('?') >= 0) {
      values.wrong(
          Setting.DATA,
          "a question mark cannot be part of the folder's name, because URLs are made of it; choose another folder");
      return Path.of(".");
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      values.wrong(Setting.DATA, "not the name of a folder; choose another");
      return Path.of(".");
    }
  }

  /// {@return what is allowed but dangerous}
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (!rules.switches().limits()) {
      warnings.add("rate limits are off (SOTTO_LIMITS=off): for measuring only");
    }
    if (backends.scanner().isPresent() && rules.media().scannerAway() == UnscannedPolicy.ALLOW) {
      warnings.add(
          "media may be downloaded unscanned while the scanner is away (SOTTO_SCANNER_AWAY=allow)");
    }
    var listener = edge.listener();
    if (listener.trustedProxies().stream()
        .anyMatch(proxy -> IpNetwork.parse(proxy).orElseThrow().isEverything())) {
      warnings.add(
          "every address is a trusted proxy (SOTTO_TRUSTED_PROXIES): clients can say that they are"
              + " somebody else");
    }
    if (!isLoopback(listener.host()) && !listener.publicUrl().startsWith("https:")) {
      warnings.add(
          "the server listens beyond this machine without TLS: put a proxy with TLS in front and"
              + " set SOTTO_PUBLIC_URL to its https URL");
    }
    return List.copyOf(warnings);
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.ofLiteral(host).isLoopbackAddress();
    } catch (IllegalArgumentException e) {
      return host.equals("localhost");
    }
  }
}
