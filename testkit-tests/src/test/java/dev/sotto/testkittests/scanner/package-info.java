// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Defects of malware scanners: [BrokenMalwareScannerTest] runs those of [MalwareScannerDefects].
@NullMarked
package dev.sotto.testkittests.scanner;

import org.jspecify.annotations.NullMarked;
