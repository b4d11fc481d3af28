// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Scanning with clamd, the daemon of ClamAV, over TCP. [ClamavScannerProvider] reads a
/// [ClamavUrl]; [ClamavScanner] sends each object over a [ClamdConnection] of its own (INSTREAM)
/// and takes the verdict from the [ClamdReply]: only one reply means clean.
@NullMarked
package dev.sotto.scan.clamav;

import org.jspecify.annotations.NullMarked;
