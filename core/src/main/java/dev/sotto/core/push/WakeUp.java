// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.push;

/// Why a device is woken. A wake-up carries nothing of what happened.
public enum WakeUp {
  MESSAGE,
  CALL
}
