// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

import org.jspecify.annotations.NullMarked;

/// Hashes passwords with bcrypt, on a share of the processors.
@NullMarked
module dev.sotto.password.bcrypt {
  requires static org.jspecify;
  requires bcrypt;
  requires transitive dev.sotto.core;

  exports dev.sotto.password.bcrypt;
}
