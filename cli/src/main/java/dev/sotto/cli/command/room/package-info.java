// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// `sotto rooms` and `sotto devices`: rooms of two, and the devices that are in them.
/// [DeviceArguments] reads ids from the command line and from a file.
@NullMarked
package dev.sotto.cli.command.room;

import org.jspecify.annotations.NullMarked;
