// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Sweep, usage report and verification over a catalogue and an object store in memory
/// ([MediaFixture]), also while objects change ([MediaVerificationRaceTest],
/// [MediaSweeperRaceTest]).
@NullMarked
package dev.sotto.coretests.media;

import org.jspecify.annotations.NullMarked;
