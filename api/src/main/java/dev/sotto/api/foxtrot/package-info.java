// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The FoxTrot facade: what the unmodified FoxTrot client speaks, told in terms of the use cases.
/// All clients of an account are its shared device. Start from
/// [dev.sotto.api.foxtrot.FoxTrotSurface].
package dev.sotto.api.foxtrot;
