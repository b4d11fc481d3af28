// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.push.apns;

import com.eatthepath.pushy.apns.ApnsClientBuilder;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.UrlParameters;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// The settings of the operator: `apns:./AuthKey.p8?keyId=…&teamId=…&topic=…&environment=sandbox`.
///
/// @param file the key of the team, as Apple gives it
/// @param keyId of that key
/// @param teamId of the developer account
/// @param topic the bundle id of the app
/// @param notice what phones show for messages and calls
record ApnsUrl(
    Path file, String keyId, String teamId, String topic, Gateway gateway, Notice notice) {
  private static final String FORM =
      "expected apns:./AuthKey.p8?keyId=…&teamId=…&topic=…&environment=sandbox (or production)";

  private static final int MAX_PORT = 65_535;

  static ApnsUrl parse(AdapterUrl url) {
    if (url.address().isBlank()) {
      throw new AdapterUrl.InvalidUrl(FORM);
    }
    UrlParameters values =
        url.parameters("keyId", "teamId", "topic", "environment", "server", "ca", "title", "body");
    return new ApnsUrl(
        file(url.address()),
        checked(values, "keyId", "[A-Z0-9]{10}"),
        checked(values, "teamId", "[A-Z0-9]{10}"),
        checked(values, "topic", "[A-Za-z0-9.-]{1,200}"),
        gateway(values),
        new Notice(values.formValue("title").orElse(""), values.formValue("body").orElse("")));
  }

  private static Path file(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new AdapterUrl.InvalidUrl("apns: the key has not the name of a file");
    }
  }

  private static String checked(UrlParameters values, String name, String form) {
    String value = values.value(name).orElse("");
    if (!value.matches(form)) {
      throw new AdapterUrl.InvalidUrl("%s: expected %s; %s".formatted(name, form, FORM));
    }
    return value;
  }

  private static Gateway gateway(UrlParameters values) {
    if (values.value("server").isPresent()) {
      String[] parts = checked(values, "server", "[A-Za-z0-9.-]+:\\d{1,5}").split(":", 2);
      int port = Integer.parseInt(parts[1]);
      if (port < 1 || port > MAX_PORT) {
        throw new AdapterUrl.InvalidUrl("server: expected a port from 1 to %d".formatted(MAX_PORT));
      }
      return new Gateway(parts[0], port, values.value("ca").orElse(""));
    }
    String environment = checked(values, "environment", "sandbox|production");
    return environment.equals("sandbox") ? Gateway.SANDBOX : Gateway.PRODUCTION;
  }

  /// The server that speaks Apple's protocol.
  ///
  /// @param authority PEM file of the certificate to trust; empty for those that Java trusts
  record Gateway(String host, int port, String authority) {
    /// Knows the tokens of apps under development.
    static final Gateway SANDBOX = of(ApnsClientBuilder.DEVELOPMENT_APNS_HOST);

    /// Knows the tokens of apps from the store.
    static final Gateway PRODUCTION = of(ApnsClientBuilder.PRODUCTION_APNS_HOST);

    private static Gateway of(String host) {
      return new Gateway(host, ApnsClientBuilder.DEFAULT_APNS_PORT, "");
    }
  }

  /// The text on a phone, the same for everybody and every wake-up; empty when it shows nothing.
  record Notice(String title, String body) {
    static final Notice NONE = new Notice("", "");
  }
}
