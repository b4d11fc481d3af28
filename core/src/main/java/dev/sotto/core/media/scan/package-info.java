// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Malware scanning. [Screening] decides whether a
/// [MediaObject][dev.sotto.core.media.object.MediaObject] may be read: without a scanner all that
/// no earlier one has refused, with a [MalwareScanner] what it has found clean; [UnscannedPolicy]
/// says what holds while it does not answer. What is infected, or cannot be judged, is in
/// quarantine: [ScanNotifier] tells the audit log, and the owner with [MediaQuarantined].
@NullMarked
package dev.sotto.core.media.scan;

import org.jspecify.annotations.NullMarked;
