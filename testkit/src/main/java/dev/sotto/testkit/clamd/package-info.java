// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The real malware scanner of ClamAV, for tests: [dev.sotto.testkit.clamd.ClamdProcess].
package dev.sotto.testkit.clamd;
