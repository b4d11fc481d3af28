// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.media;

import static java.nio.charset.StandardCharsets.US_ASCII;

/// The harmless text that every malware scanner takes for malware, as EICAR has agreed with their
/// makers.
public final class Eicar {
  /// Malware, as far as scanners are concerned. In two pieces, so that they let the sources pass.
  public static final String TEXT =
      "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

  private Eicar() {}

  /// {@return its bytes}
  public static byte[] bytes() {
    return TEXT.getBytes(US_ASCII);
  }
}
