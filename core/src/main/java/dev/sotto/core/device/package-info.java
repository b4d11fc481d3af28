// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Devices: each account has up to 127, each with a mailbox of its own. Start from
/// [dev.sotto.core.device.Device].
package dev.sotto.core.device;
