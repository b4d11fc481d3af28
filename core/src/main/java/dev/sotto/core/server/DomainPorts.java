// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.server;

import dev.sotto.core.account.PasswordHasher;
import dev.sotto.core.push.PushServices;
import dev.sotto.core.spi.Coordination;
import dev.sotto.core.spi.Storage;

/// The ports that the domain needs. The caller closes what it opened.
public record DomainPorts(
    Storage storage,
    Coordination coordination,
    MediaPorts media,
    PushServices push,
    PasswordHasher hasher) {}
