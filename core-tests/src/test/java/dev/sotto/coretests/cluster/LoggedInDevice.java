// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.cluster;

import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.session.SessionId;

/// A device and the session it is logged in with.
record LoggedInDevice(DeviceAddress device, SessionId session) {}
