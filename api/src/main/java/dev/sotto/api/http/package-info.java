// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// What all HTTP surfaces share: reading bodies, writing JSON, problems. Start from
/// [dev.sotto.api.http.Exchange].
package dev.sotto.api.http;
