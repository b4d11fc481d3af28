// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.push;

import dev.sotto.core.text.OpaqueText;
import java.util.Arrays;
import java.util.Locale;

/// The address of a device at a push service: `<service>:<client>:<address>`, for example
/// `fcm:foxtrot:…`. The service picks the adapter, the client decides how a wake-up looks to it.
///
/// @param text 1 to 4,096 UTF-16 units, not blank, well-formed and without NUL; never logged
public record PushToken(String text) {
  public static final int MAX_LENGTH = 4_096;

  /// The longest address that fits with any service and client.
  public static final int MAX_ADDRESS_LENGTH = 4_000;

  public PushToken {
    if (!isValid(text)) {
      throw new IllegalArgumentException(
          "push token: %d chars (expected: 1..%d, well-formed, without NUL)"
              .formatted(text.length(), MAX_LENGTH));
    }
  }

  /// {@return whether `text` may be a push token}
  public static boolean isValid(String text) {
    return !text.isBlank() && OpaqueText.isValid(text, MAX_LENGTH);
  }

  /// {@return whether `address` may be the last part of a push token}
  public static boolean isValidAddress(String address) {
    return isValid(address) && address.length() <= MAX_ADDRESS_LENGTH;
  }

  /// {@return the token of an address, as the push service made it}
  ///
  /// @param service up to 16 letters and digits, as in the URL of its adapter
  public static PushToken of(String service, Client client, String address) {
    return new PushToken(service + ':' + client.key() + ':' + address);
  }

  /// {@return the scheme of the adapter, empty when the text names none}
  public String service() {
    return text.substring(0, Math.max(0, text.indexOf(':')));
  }

  /// {@return the words in which the client wants to be woken}
  public Client client() {
    String key = part(1);
    return Arrays.stream(Client.values())
        .filter(client -> client.key().equals(key))
        .findFirst()
        .orElse(Client.NATIVE);
  }

  /// {@return what the push service made, empty when there is nothing}
  public String address() {
    return part(2);
  }

  private String part(int number) {
    String[] parts = text.split(":", 3);
    return number < parts.length ? parts[number] : "";
  }

  @Override
  public String toString() {
    return "PushToken[…]";
  }

  /// The protocol that the client on the device speaks.
  public enum Client {
    NATIVE,
    FOXTROT,
    ROOMS;

    private String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
