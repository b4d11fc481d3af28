// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.push.fcm;

import com.google.firebase.messaging.AndroidConfig;
import com.google.firebase.messaging.AndroidNotification;
import com.google.firebase.messaging.Message;
import com.google.firebase.messaging.Notification;
import dev.sotto.core.push.WakeUp;

/// The notification of a knock, field by field as its client expects it. Every field is what their
/// client expects, the channel one that it has made.
final class KnockNotification {
  private static final Notification TEXT =
      Notification.builder()
          .setTitle("Chat Room Active")
          .setBody("Someone is waiting in your chat room")
          .build();

  private static final AndroidNotification SOUND =
      AndroidNotification.builder()
          .setChannelId("vortex_notifications")
          .setPriority(AndroidNotification.Priority.HIGH)
          .setDefaultSound(true)
          .setDefaultVibrateTimings(true)
          .build();

  private KnockNotification() {}

  static void put(Message.Builder message, AndroidConfig.Builder android, WakeUp.Knock knock) {
    message
        .setNotification(TEXT)
        .putData("type", "presence")
        .putData("roomId", knock.room())
        .putData("timestamp", Long.toString(knock.at().toEpochMilli()));
    android.setNotification(SOUND);
  }
}
