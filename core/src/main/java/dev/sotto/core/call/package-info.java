// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The call as a state machine, and the port that keeps it. A [CallInvite] makes a [Call] of two to
/// six [Party]s; a [CallAction] makes a [CallTransition]: [PartyTransition] decides for the party,
/// `CallBuilder` makes the next version. Versions are written by a [CallStore] as one [CallWrite]
/// of [CallRevision]s, which holds the rule that an account takes part in one call at a time.
/// [CallChanged] tells the devices.
@NullMarked
package dev.sotto.core.call;

import org.jspecify.annotations.NullMarked;
