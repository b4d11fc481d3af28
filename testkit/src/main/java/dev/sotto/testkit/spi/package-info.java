// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Contracts of a storage as a whole: [StorageContract], and [StorageRacesContract] for checks that
/// must not be raced. [PortExerciser] calls every method once; [Broken] puts a defect over one port
/// of a storage or of a coordination.
@NullMarked
package dev.sotto.testkit.spi;

import org.jspecify.annotations.NullMarked;
