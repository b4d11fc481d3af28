// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.area;

import dev.sotto.core.device.DeviceStore;
import dev.sotto.core.session.DeviceRemoval;
import dev.sotto.core.session.Login;
import dev.sotto.core.session.Sessions;

/// The sessions and the devices that have them.
///
/// @param lifecycle opens, refreshes, finds and ends sessions
public record SessionArea(
    Sessions lifecycle, Login login, DeviceStore devices, DeviceRemoval deviceRemoval) {}
