// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.push.fcm;

import dev.sotto.core.spi.AdapterUrl;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// What the operator has decided: `fcm:./service-account.json?title=…&body=…`.
///
/// @param account the key file of the Firebase project
/// @param notice what phones show that cannot make a text themselves
record FcmUrl(Path account, Notice notice) {
  private static final String FORM = "expected fcm:./service-account.json?title=…&body=…";

  static FcmUrl parse(AdapterUrl url) {
    String[] parts = url.rest().split("\\?", 2);
    if (parts[0].isBlank()) {
      throw new AdapterUrl.InvalidUrl(FORM);
    }
    Notice notice = Notice.NEUTRAL;
    if (parts.length == 2) {
      for (String part : parts[1].split("&", -1)) {
        notice = with(url, notice, part);
      }
    }
    return new FcmUrl(account(parts[0]), notice);
  }

  private static Path account(String file) {
    try {
      return Path.of(file);
    } catch (InvalidPathException e) {
      throw new AdapterUrl.InvalidUrl("fcm: the key file has not the name of a file");
    }
  }

  private static Notice with(AdapterUrl url, Notice notice, String part) {
    String value = part.substring(part.indexOf('=') + 1);
    // Blanks are written as in forms, too.
    String text = url.decoded(value.replace('+', ' '));
    return switch (part.substring(0, part.length() - value.length())) {
      case "title=" -> new Notice(text, notice.body());
      case "body=" -> new Notice(notice.title(), text);
      default -> throw new AdapterUrl.InvalidUrl(FORM);
    };
  }

  /// What a phone shows. The same for everybody and every message.
  record Notice(String title, String body) {
    static final Notice NEUTRAL = new Notice("New message", "Open the app to read it");
  }
}
