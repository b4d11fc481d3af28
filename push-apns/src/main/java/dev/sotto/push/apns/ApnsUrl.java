// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.push.apns;

import com.eatthepath.pushy.apns.ApnsClientBuilder;
import dev.sotto.core.spi.AdapterUrl;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What the operator has decided: `apns:./AuthKey.p8?keyId=…&teamId=…&topic=…&environment=sandbox`.
///
/// @param file the key of the team, as Apple gives it
/// @param keyId of that key
/// @param teamId of the developer account
/// @param topic the bundle id of the app
/// @param notice what phones show for messages and calls
record ApnsUrl(
    Path file, String keyId, String teamId, String topic, Environment environment, Notice notice) {
  private static final String FORM =
      "expected apns:./AuthKey.p8?keyId=…&teamId=…&topic=…&environment=sandbox (or production)";

  private static final Set<String> NAMES =
      Set.of("keyId", "teamId", "topic", "environment", "title", "body");

  static ApnsUrl parse(AdapterUrl url) {
    String[] parts = url.rest().split("\\?", 2);
    if (parts[0].isBlank() || parts.length == 1) {
      throw new AdapterUrl.InvalidUrl(FORM);
    }
    Map<String, String> values = values(parts[1]);
    return new ApnsUrl(
        Path.of(parts[0]),
        checked(values, "keyId", "[A-Z0-9]{10}"),
        checked(values, "teamId", "[A-Z0-9]{10}"),
        checked(values, "topic", "[A-Za-z0-9.-]{1,200}"),
        Environment.valueOf(
            checked(values, "environment", "sandbox|production").toUpperCase(Locale.ROOT)),
        new Notice(values.getOrDefault("title", ""), values.getOrDefault("body", "")));
  }

  private static Map<String, String> values(String query) {
    var values = new HashMap<String, String>();
    for (String part : query.split("&", -1)) {
      String name = part.substring(0, Math.max(0, part.indexOf('=')));
      if (!NAMES.contains(name) || values.put(name, decoded(part, name)) != null) {
        throw new AdapterUrl.InvalidUrl(FORM);
      }
    }
    return values;
  }

  private static String decoded(String part, String name) {
    try {
      return URLDecoder.decode(part.substring(name.length() + 1), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new AdapterUrl.InvalidUrl(FORM);
    }
  }

  private static String checked(Map<String, String> values, String name, String form) {
    String value = values.getOrDefault(name, "");
    if (!value.matches(form)) {
      throw new AdapterUrl.InvalidUrl("%s: expected %s; %s".formatted(name, form, FORM));
    }
    return value;
  }

  /// Which of Apple's services knows the tokens: that of apps under development, or that of the
  /// store.
  enum Environment {
    SANDBOX(ApnsClientBuilder.DEVELOPMENT_APNS_HOST),
    PRODUCTION(ApnsClientBuilder.PRODUCTION_APNS_HOST);

    private final String host;

    Environment(String host) {
      this.host = host;
    }

    String host() {
      return host;
    }
  }

  /// What a phone shows, the same for everybody and every wake-up; empty when it shows nothing.
  record Notice(String title, String body) {
    static final Notice NONE = new Notice("", "");
  }
}
