// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.push.fcm;

import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.UrlParameters;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// The settings of the operator: `fcm:./service-account.json?title=…&body=…`.
///
/// @param account the key file of the Firebase project
/// @param notice what phones show that cannot make a text themselves
record FcmUrl(Path account, Notice notice) {
  private static final String FORM = "expected fcm:./service-account.json?title=…&body=…";

  static FcmUrl parse(AdapterUrl url) {
    if (url.address().isBlank()) {
      throw new AdapterUrl.InvalidUrl(FORM);
    }
    UrlParameters parameters = url.parameters("title", "body");
    return new FcmUrl(
        account(url.address()),
        new Notice(
            parameters.formValue("title").orElse(Notice.NEUTRAL.title()),
            parameters.formValue("body").orElse(Notice.NEUTRAL.body())));
  }

  private static Path account(String file) {
    try {
      return Path.of(file);
    } catch (InvalidPathException e) {
      throw new AdapterUrl.InvalidUrl("fcm: the key file has not the name of a file");
    }
  }

  /// The text on a phone. The same for everybody and every message.
  record Notice(String title, String body) {
    static final Notice NEUTRAL = new Notice("New message", "Open the app to read it");
  }
}
