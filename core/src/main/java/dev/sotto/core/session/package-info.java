// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Sessions: a device that has proved who it is. Start from [dev.sotto.core.session.Sessions].
package dev.sotto.core.session;
