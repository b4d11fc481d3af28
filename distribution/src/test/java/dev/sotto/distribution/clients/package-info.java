// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Clients that a generator makes from the description of the server. The generator is a program of
/// its own, brought by the profile `full`; nothing ships it.
package dev.sotto.distribution.clients;
