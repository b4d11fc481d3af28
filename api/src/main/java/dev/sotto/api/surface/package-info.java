// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// What a surface is: one set of routes and sockets with its own shapes. Start from
/// [dev.sotto.api.surface.Surface].
package dev.sotto.api.surface;
