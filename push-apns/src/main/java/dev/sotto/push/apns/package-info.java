// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Apple Push Notification service over HTTP/2. [ApnsProvider] reads an [ApnsUrl] and its key;
/// [ApnsSender] sends what [ApnsPayloads] makes of a wake-up and turns Apple's answer into an
/// outcome: taken, later, or the token is dead.
@NullMarked
package dev.sotto.push.apns;

import org.jspecify.annotations.NullMarked;
