// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Maintenance of media, beside the requests. [MediaSweeper] deletes objects whose time is over;
/// [MediaHealth] asks the object store and the scanner whether they answer. For the operator
/// [MediaUsageReport] adds up the catalogue, and [MediaVerification] compares it with the object
/// store: [CatalogueComparison] goes through both side by side, [ChecksumCheck] reads bytes, and
/// what does not agree is a [Finding].
@NullMarked
package dev.sotto.core.media.maintenance;

import org.jspecify.annotations.NullMarked;
