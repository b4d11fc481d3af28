// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.adapter;

import java.util.Set;

/// No installed adapter serves a scheme. The message lists the ones that are.
public final class AdapterNotFoundException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AdapterNotFoundException(AdapterKind port, String scheme, Set<String> installed) {
    super(message(port, scheme, installed));
  }

  static String message(AdapterKind port, String scheme, Set<String> installed) {
    return "%s: no adapter installed for scheme %s; installed: %s"
        .formatted(port.key(), scheme, installed.isEmpty() ? "none" : String.join(", ", installed));
  }
}
