// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ws;

/// A frame of the client.
///
/// @param ref what the client calls it; empty when it does not
record ReceivedFrame(ClientFrame frame, String ref) {}
