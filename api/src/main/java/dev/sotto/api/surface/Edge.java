// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.surface;

import dev.sotto.api.ApiSettings;
import dev.sotto.api.login.LoginBudget;
import dev.sotto.api.metrics.ServerMetrics;
import dev.sotto.api.socket.Sockets;
import dev.sotto.api.token.Authenticator;
import dev.sotto.core.server.ServerRuntime;
import dev.sotto.core.server.Sotto;

/// What every surface is made from.
public record Edge(
    Sotto sotto,
    Authenticator authenticator,
    ApiSettings settings,
    ServerRuntime world,
    Sockets sockets,
    ServerMetrics metrics,
    LoginBudget logins) {}
