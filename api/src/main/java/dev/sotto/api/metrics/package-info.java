// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// What the server counts about itself, without saying anything about anybody. Start from
/// [dev.sotto.api.metrics.ServerMetrics].
package dev.sotto.api.metrics;
