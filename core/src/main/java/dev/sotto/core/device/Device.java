// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.device;

import java.time.Instant;

/// A program that holds the keys of an account and reads one mailbox.
///
/// @param createdAt milliseconds
public record Device(DeviceAddress address, DeviceName name, Instant createdAt) {}
