// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.message;

import dev.sotto.core.device.DeviceAddress;

/// The place that a message, or the note of its deletion, was given in the mailbox of one device.
///
/// @param sequence from 1, without gaps per device
public record MailboxSlot(DeviceAddress device, long sequence) {}
