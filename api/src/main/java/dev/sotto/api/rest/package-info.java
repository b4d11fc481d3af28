// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The native routes under `/api`, as `docs/protocol.md` describes them. [NativeSurface] is the
/// door.
package dev.sotto.api.rest;
