// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.push.fcm;

import com.google.firebase.messaging.AndroidConfig;
import com.google.firebase.messaging.Message;
import com.google.firebase.messaging.Notification;
import com.google.gson.JsonObject;
import dev.sotto.core.push.PushToken;
import dev.sotto.core.push.WakeUp;

/// Messages as phones get them. Clients of our own protocol learn only why to wake; FoxTrot clients
/// need a text to show and a caller to ring for, those of rooms a text and the room.
final class FcmPayloads {
  private final FcmUrl.Notice notice;

  FcmPayloads(FcmUrl.Notice notice) {
    this.notice = notice;
  }

  /// By token, which the SDK would like to replace by the id of an installation: clients send
  /// tokens.
  @SuppressWarnings("deprecation")
  Message message(PushToken token, WakeUp wakeUp) {
    var message = Message.builder().setToken(token.address());
    var android = AndroidConfig.builder().setPriority(AndroidConfig.Priority.HIGH);
    switch (token.client()) {
      case NATIVE -> neutral(message, android, wakeUp);
      case FOXTROT -> foxTrot(message, android, wakeUp);
      case ROOMS -> rooms(message, android, wakeUp);
    }
    return message.setAndroidConfig(android.build()).build();
  }

  private static void neutral(
      Message.Builder message, AndroidConfig.Builder android, WakeUp wakeUp) {
    message.putData("type", name(wakeUp));
    android.setTtl(wakeUp.lifetime().toMillis());
  }

  private void foxTrot(Message.Builder message, AndroidConfig.Builder android, WakeUp wakeUp) {
    switch (wakeUp) {
      case WakeUp.Message _ -> message.setNotification(notification());
      case WakeUp.Call call -> {
        message.putData("caller", caller(call)).putData("data", media(call));
        android.setTtl(call.lifetime().toMillis());
      }
      case WakeUp.Knock _ -> neutral(message, android, wakeUp);
    }
  }

  private static void rooms(Message.Builder message, AndroidConfig.Builder android, WakeUp wakeUp) {
    switch (wakeUp) {
      case WakeUp.Knock knock -> KnockNotification.put(message, android, knock);
      case WakeUp.Message _, WakeUp.Call _ -> neutral(message, android, wakeUp);
    }
  }

  private Notification notification() {
    return Notification.builder().setTitle(notice.title()).setBody(notice.body()).build();
  }

  private static String name(WakeUp wakeUp) {
    return switch (wakeUp) {
      case WakeUp.Message _ -> "message";
      case WakeUp.Call _ -> "call";
      case WakeUp.Knock _ -> "knock";
    };
  }

  /// The client calls back by the id and shows the name; it fills the rest itself.
  private static String caller(WakeUp.Call call) {
    var caller = new JsonObject();
    caller.addProperty("id", call.caller().value());
    caller.addProperty("phone_no", call.handle().text());
    caller.addProperty("pic", "");
    caller.addProperty("public_key", "");
    caller.addProperty("session_key", "");
    return caller.toString();
  }

  private static String media(WakeUp.Call call) {
    var data = new JsonObject();
    data.addProperty(
        "type",
        switch (call.media()) {
          case AUDIO -> "audio";
          case VIDEO -> "video";
        });
    return data.toString();
  }
}
