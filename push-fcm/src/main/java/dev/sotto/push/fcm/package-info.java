// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Firebase Cloud Messaging through its Admin SDK. Start from [dev.sotto.push.fcm.FcmSender].
package dev.sotto.push.fcm;
