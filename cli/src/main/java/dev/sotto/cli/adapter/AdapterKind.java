// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.adapter;

import java.util.Locale;

/// The kinds of adapters.
enum AdapterKind {
  STORAGE,
  COORDINATION,
  MEDIA,
  PUSH,
  SCANNER;

  /// {@return its key in `adapter.properties`}
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
