// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Access tokens: how a request proves which session it belongs to. Start from
/// [dev.sotto.api.token.Authenticator].
package dev.sotto.api.token;
