// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.call.turn;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Address of a STUN or TURN server (RFC 7064 §3.1, RFC 7065 §3.1).
///
/// @param text `stun:host`, `turn:host:3478?transport=tcp`, `turns:[2001:db8::7]:5349`; as valid as
///   [#isValid] says
public record IceUri(String text) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?<scheme>stuns?|turns?)"
              + ":(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252})|\\[[0-9A-Fa-f:.]{2,45}])"
              + "(?::(?<port>\\d{1,5}))?"
              + "(?<transport>\\?transport=(?:udp|tcp))?");

  private static final int MAX_PORT = 65_535;

  public IceUri {
    if (!isValid(text)) {
      throw new IllegalArgumentException("not the URI of a STUN or TURN server: " + text);
    }
  }

  /// {@return whether `text` is a URI that browsers take: no slashes, no credential, a transport
  /// only of TURN}
  public static boolean isValid(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return false;
    }
    String port = matcher.group("port");
    boolean portFits = port == null || isPort(Integer.parseInt(port));
    return portFits && (isTurn(text) || matcher.group("transport") == null);
  }

  /// {@return whether the server relays, and therefore asks for a credential}
  public boolean isTurn() {
    return isTurn(text);
  }

  private static boolean isTurn(String text) {
    return text.startsWith("turn");
  }

  private static boolean isPort(int number) {
    return number > 0 && number <= MAX_PORT;
  }

  @Override
  public String toString() {
    return text;
  }
}
