// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.push.web;

import dev.sotto.core.spi.AdapterUrl;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// What the operator has decided: `webpush:?subject=mailto:…&allow=host&allow=host:port`.
///
/// @param subject how a push service reaches the operator (RFC 8292 §2.1), empty when it may not
/// @param allowed hosts, some with a port, that may be anywhere and need no TLS
record WebPushUrl(String subject, Set<String> allowed) {
  private static final String FORM =
      "expected webpush: or webpush:?subject=mailto:…&allow=host&allow=host:port";

  WebPushUrl {
    allowed = Set.copyOf(allowed);
  }

  static WebPushUrl parse(AdapterUrl url) {
    String subject = "";
    var allowed = new HashSet<String>();
    String query = url.rest().replaceFirst("^\\?", "");
    for (String part : query.isEmpty() ? new String[0] : query.split("&", -1)) {
      String value = part.substring(part.indexOf('=') + 1);
      switch (part.substring(0, part.length() - value.length())) {
        case "subject=" -> subject = checked(value);
        case "allow=" -> allowed.add(value.toLowerCase(Locale.ROOT));
        default -> throw new AdapterUrl.InvalidUrl(FORM);
      }
    }
    return new WebPushUrl(subject, allowed);
  }

  private static String checked(String subject) {
    if (!subject.matches("(mailto:|https://)[\\w.@:/~+-]+")) {
      throw new AdapterUrl.InvalidUrl("subject: expected a mailto: or https: URL");
    }
    return subject;
  }
}
