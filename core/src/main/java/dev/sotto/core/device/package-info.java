// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Devices. Each account has up to 127, numbered by [DeviceId]; a [DeviceAddress] names one on the
/// whole server and with it its mailbox. [DeviceStore] adds and removes them; removal with all
/// sessions is [dev.sotto.core.session.DeviceRemoval].
@NullMarked
package dev.sotto.core.device;

import org.jspecify.annotations.NullMarked;
