// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.push.apns;

import com.eatthepath.json.JsonSerializer;
import com.eatthepath.pushy.apns.DeliveryPriority;
import com.eatthepath.pushy.apns.PushType;
import com.eatthepath.pushy.apns.util.SimpleApnsPushNotification;
import dev.sotto.core.push.PushToken;
import dev.sotto.core.push.WakeUp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// Notifications as phones get them. Clients of our own protocol learn only why to wake; those of
/// rooms get what they expect: a text that their app replaces, and the room.
final class ApnsPayloads {
  private static final String ROOMS_TEXT = "Someone is waiting in your chat room";

  private final String topic;
  private final ApnsUrl.Notice notice;
  private final InstantSource clock;

  ApnsPayloads(String topic, ApnsUrl.Notice notice, InstantSource clock) {
    this.topic = topic;
    this.notice = notice;
    this.clock = clock;
  }

  SimpleApnsPushNotification of(PushToken token, WakeUp wakeUp) {
    return switch (wakeUp) {
      case WakeUp.Knock knock -> knock(token, knock);
      case WakeUp.Message message -> neutral(token, "message", message);
      case WakeUp.Call call -> neutral(token, "call", call);
    };
  }

  private SimpleApnsPushNotification knock(PushToken token, WakeUp.Knock knock) {
    if (token.client() != PushToken.Client.ROOMS) {
      return neutral(token, "knock", knock);
    }
    var aps = new LinkedHashMap<String, Object>();
    aps.put("alert", ROOMS_TEXT);
    aps.put("sound", "default");
    aps.put("badge", knock.badge());
    aps.put("mutable-content", 1);
    var payload = new LinkedHashMap<String, Object>();
    payload.put("aps", aps);
    payload.put("roomId", knock.room());
    payload.put("type", "presence");
    payload.put("timestamp", knock.at().toEpochMilli());
    return new SimpleApnsPushNotification(
        token.address(),
        topic,
        JsonSerializer.writeJsonTextAsString(payload),
        until(knock),
        DeliveryPriority.IMMEDIATE,
        PushType.ALERT);
  }

  /// A later one takes the place of one that waits. Apple takes wake-ups that show nothing at low
  /// priority only.
  private SimpleApnsPushNotification neutral(PushToken token, String name, WakeUp wakeUp) {
    boolean silent = notice.equals(ApnsUrl.Notice.NONE);
    var payload = new LinkedHashMap<String, Object>();
    payload.put("aps", silent ? Map.of("content-available", 1) : shown());
    payload.put("type", name);
    return new SimpleApnsPushNotification(
        token.address(),
        topic,
        JsonSerializer.writeJsonTextAsString(payload),
        until(wakeUp),
        silent ? DeliveryPriority.CONSERVE_POWER : DeliveryPriority.IMMEDIATE,
        silent ? PushType.BACKGROUND : PushType.ALERT,
        name);
  }

  private Map<String, Object> shown() {
    var alert = new LinkedHashMap<String, Object>();
    alert.put("title", notice.title());
    alert.put("body", notice.body());
    var aps = new LinkedHashMap<String, Object>();
    aps.put("alert", alert);
    aps.put("sound", "default");
    aps.put("mutable-content", 1);
    return aps;
  }

  private Instant until(WakeUp wakeUp) {
    return clock.instant().plus(wakeUp.lifetime());
  }
}
