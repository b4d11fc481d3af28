// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Defects of password hashers: [BrokenPasswordHasherTest] runs those of [PasswordHasherDefects].
@NullMarked
package dev.sotto.testkittests.password;

import org.jspecify.annotations.NullMarked;
