// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.cluster;

import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.session.SessionId;

/// A device and the session it is logged in with.
record Login(DeviceAddress device, SessionId session) {}
