// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Apple Push Notification service over HTTP/2. Start from [dev.sotto.push.apns.ApnsSender].
package dev.sotto.push.apns;
