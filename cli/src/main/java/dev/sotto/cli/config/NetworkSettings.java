// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.config;

import dev.sotto.api.ApiSettings;
import dev.sotto.api.net.IpNetwork;
import dev.sotto.api.net.WebOrigin;
import dev.sotto.cli.setting.DerivedDefaults;
import dev.sotto.cli.setting.Setting;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The network side of a server: address, facades, origins; lacks only the secret that signs
/// tokens.
public record NetworkSettings(
    ApiSettings.Listener listener,
    Set<String> facades,
    Set<String> corsOrigins,
    String metricsPassword,
    ApiSettings.FoxTrot foxTrot) {
  private static final int MIN_METRICS_PASSWORD = 8;
  private static final int MAX_PORT = 65_535;

  public NetworkSettings {
    facades = Set.copyOf(facades);
    corsOrigins = Set.copyOf(corsOrigins);
  }

  @Override
  public String toString() {
    return "Edge[%s, facades=%s]".formatted(listener, facades);
  }

  static NetworkSettings read(SettingParser values) {
    return new NetworkSettings(
        listener(values),
        facades(values),
        corsOrigins(values),
        metricsPassword(values),
        new ApiSettings.FoxTrot(
            Integer.parseInt(values.word(Setting.FOXTROT_LOGIN_FAILURE, List.of("403", "401")))));
  }

  /// {@return the settings of the edge}
  ///
  /// @param madePassword of the user `admin`, should the operator have given none; may be empty
  public ApiSettings settings(String jwtSecret, String madePassword) {
    String password = metricsPassword.isEmpty() ? madePassword : metricsPassword;
    return new ApiSettings(listener, jwtSecret, facades, corsOrigins, password, foxTrot);
  }

  private static ApiSettings.Listener listener(SettingParser values) {
    String url = values.text(Setting.PUBLIC_URL).replaceFirst("/$", "");
    String host = DerivedDefaults.host(values.text(Setting.HOST));
    if (!HostName.isValid(host)) {
      values.expected(
          Setting.HOST,
          "an IP address or a name of this machine, as 127.0.0.1, ::1 or chat.example.org");
      host = DerivedDefaults.host(Setting.HOST.fallback());
    }
    int port = values.number(Setting.PORT, 0, MAX_PORT);
    if (values.isGiven(Setting.PUBLIC_URL) && !isOrigin(url)) {
      values.expected(
          Setting.PUBLIC_URL, "a URL of scheme, host and port, as https://chat.example.org");
    }
    return new ApiSettings.Listener(
        host,
        port,
        // Else clients are told the name under which they have found the server.
        values.isGiven(Setting.PUBLIC_URL) ? url : "",
        values.list(
            Setting.TRUSTED_PROXIES,
            proxy -> IpNetwork.parse(proxy).isPresent(),
            "a list of IP addresses and networks, as 10.0.0.2 or 10.1.0.0/16"));
  }

  /// In the form that browsers write, so that what is shown is what is compared.
  private static Set<String> corsOrigins(SettingParser values) {
    return values
        .list(
            Setting.CORS_ORIGINS,
            origin -> origin.equals(WebOrigin.ALL) || parsed(origin).isPresent(),
            "a list of origins, as https://chat.example.org or capacitor://localhost")
        .stream()
        .map(origin -> parsed(origin).map(WebOrigin::text).orElse(origin))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Optional<WebOrigin> parsed(String origin) {
    return WebOrigin.parse(origin.replaceFirst("/$", ""));
  }

  private static Set<String> facades(SettingParser values) {
    if (values.text(Setting.FACADES).equals("none")) {
      return Set.of();
    }
    List<String> facades = values.list(Setting.FACADES, _ -> true, "");
    for (String facade : facades) {
      switch (facade) {
        case "foxtrot", "rooms" -> {}
        default ->
            values.wrong(
                Setting.FACADES,
                "unknown facade %s; available: foxtrot, rooms, none".formatted(facade));
      }
    }
    return Set.copyOf(facades);
  }

  private static String metricsPassword(SettingParser values) {
    String password = values.text(Setting.METRICS_PASSWORD);
    if (!password.isEmpty() && password.length() < MIN_METRICS_PASSWORD) {
      values.wrong(
          Setting.METRICS_PASSWORD,
          "shorter than %d characters; choose a longer one".formatted(MIN_METRICS_PASSWORD));
    }
    if (SecretStrength.isWellKnown(password)) {
      values.wrong(Setting.METRICS_PASSWORD, "well known; choose another");
    }
    return password;
  }

  private static boolean isOrigin(String text) {
    try {
      var uri = new URI(text);
      return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          && uri.getHost() != null
          && uri.getPort() <= MAX_PORT
          && uri.getUserInfo() == null
          && uri.getRawPath().isEmpty()
          && uri.getQuery() == null
          && uri.getFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
