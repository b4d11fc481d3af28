// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.account;

/// The rule for who may create an account over the network. The command line can always add one.
public enum RegistrationPolicy {
  OPEN,
  CLOSED
}
