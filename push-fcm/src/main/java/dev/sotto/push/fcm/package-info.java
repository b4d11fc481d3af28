// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Firebase Cloud Messaging through its Admin SDK. [FcmProvider] reads an [FcmUrl] and opens a
/// [FirebaseProject]; [FcmSender] sends what [FcmPayloads] makes of a wake-up for the kind of
/// client that the token names ([KnockNotification] for rooms), and turns the answer into an
/// outcome.
@NullMarked
package dev.sotto.push.fcm;

import org.jspecify.annotations.NullMarked;
