// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Calls: signalling between two accounts, kept for a short while for one that is just being woken,
/// and credentials for the TURN server. Start from [dev.sotto.core.call.CallSignalling].
package dev.sotto.core.call;
