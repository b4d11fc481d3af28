// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The configurations of coturn that ship, held against the real coturn.
package dev.sotto.distribution.turn;
