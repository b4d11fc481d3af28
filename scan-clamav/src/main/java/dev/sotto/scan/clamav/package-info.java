// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Scanning with clamd, the daemon of ClamAV, over TCP. Start from
/// [dev.sotto.scan.clamav.ClamavScannerProvider].
package dev.sotto.scan.clamav;
