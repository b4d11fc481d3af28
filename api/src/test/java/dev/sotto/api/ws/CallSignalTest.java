// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.TestServer;
import dev.sotto.api.rest.TestClient;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.limit.RateLimits;
import dev.sotto.core.push.PushToken;
import dev.sotto.core.push.WakeUp;
import dev.sotto.testkit.push.RecordingPushSender;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Signals in calls of two and six.
final class CallSignalTest {
  private final RecordingPushSender push = new RecordingPushSender();
  private final TestServer server =
      TestServer.start(TestServer.Setup.standard().withLimits().with(push.alone()));
  private final List<CallClient> open = new ArrayList<>();

  @AfterEach
  void stop() throws Exception {
    for (CallClient client : open) {
      client.close();
    }
    server.close();
  }

  @Test
  void signalsShouldReachTheDeviceThatJoinedInOrder() throws Exception {
    CallClient anna = live("anna");
    CallClient phone = liveFriend("berta", anna);
    CallClient tablet = liveOnNewDevice(phone, "berta");
    String call = anna.place("c", phone).path("id").asText();
    assertThat(anna.signal(call, phone, "offer", "o")).isTrue();
    assertThat(phone.signal().path("from").asLong()).isEqualTo(anna.account());
    assertThat(tablet.signal().path("fromDevice").asInt()).isEqualTo(anna.device());
    phone.respond(call, "answer");

    phone.signal(call, anna, "answer", "a");
    for (int i = 0; i < 50; i++) {
      anna.say("{%s}".formatted(CallClient.signalling(call, phone, "candidate", "c" + i)));
      phone.say("{%s}".formatted(CallClient.signalling(call, anna, "candidate", "d" + i)));
    }
    assertThat(phone.signal(call, anna, "media", "muted")).isTrue();

    assertThat(anna.signal().path("kind").asText()).isEqualTo("answer");
    for (int i = 0; i < 50; i++) {
      assertThat(text(phone.signal())).isEqualTo("c" + i);
      assertThat(text(anna.signal())).isEqualTo("d" + i);
    }
    assertThat(anna.signal().path("kind").asText()).isEqualTo("media");
    assertThat(tablet.left("callSignal")).isEmpty();
    // Nobody asked to be told.
    assertThat(anna.left("callSignalled")).isEmpty();
  }

  @Test
  void signalShouldBeRefusedWhenItIsForged() throws Exception {
    CallClient anna = live("anna");
    CallClient phone = liveFriend("berta", anna);
    CallClient tablet = liveOnNewDevice(phone, "berta");
    CallClient eve = liveFriend("eve", phone);
    String call = anna.place("c", phone).path("id").asText();
    phone.respond(call, "answer");

    eve.refused("NOT_FOUND", CallClient.signalling(call, phone, "offer", "evil"));
    eve.refused("NOT_FOUND", CallClient.responding(call, "answer"));
    eve.refused("NOT_FOUND", "'type':'callEnd','callId':'%s'".formatted(call));
    anna.refused("NOT_FOUND", CallClient.signalling(call, eve, "offer", "x"));
    anna.refused("NOT_FOUND", CallClient.signalling(call, anna, "offer", "x"));
    tablet.refused("ANSWERED_ELSEWHERE", CallClient.signalling(call, anna, "answer", "x"));
    anna.end(call);
    anna.refused("CALL_OVER", CallClient.signalling(call, phone, "offer", "x"));

    assertThat(phone.left("callSignal")).isEmpty();
    assertThat(eve.left("call")).isEmpty();
  }

  @Test
  void frameShouldBeRefusedWhenItCannotBeUnderstood() throws Exception {
    CallClient anna = live("anna");
    CallClient phone = liveFriend("berta", anna);
    String call = anna.place("c", phone).path("id").asText();
    String head = "'type':'callSignal','callId':'%s','to':%d,".formatted(call, phone.account());

    anna.refused("INVALID_REQUEST", head + "'kind':'ice','signal':{}");
    anna.refused("INVALID_REQUEST", head + "'kind':'offer','signal':'text'");
    anna.refused("INVALID_REQUEST", head + "'kind':'offer'");
    anna.refused("INVALID_REQUEST", head + "'kind':'offer','signal':{},'more':1");
    anna.refused("INVALID_REQUEST", "'type':'callEnd','callId':'x'");
    anna.refused("INVALID_REQUEST", CallClient.responding(call, "accept"));
    anna.refused("INVALID_REQUEST", CallClient.placing("d"));
    anna.refused("INVALID_REQUEST", CallClient.placing("d", anna));
    anna.refused("INVALID_REQUEST", CallClient.placing("d", phone, phone));
    anna.refused("TOO_LARGE", CallClient.signalling(call, phone, "offer", "x".repeat(65_536)));
    assertThat(anna.signal(call, phone, "offer", "x".repeat(65_000))).isTrue();
  }

  @Test
  void callOfSixShouldBeSignalledInPairsAndGoOnWithoutItsCaller() throws Exception {
    CallClient anna = live("anna");
    var callees = new ArrayList<CallClient>();
    for (int i = 0; i < 6; i++) {
      callees.add(liveFriend("callee" + i, anna));
    }
    CallClient[] six = callees.toArray(CallClient[]::new);
    anna.refused("INVALID_REQUEST", CallClient.placing("seven", six));

    CallClient[] five = callees.subList(0, 5).toArray(CallClient[]::new);
    String call = anna.place("six", five).path("id").asText();
    for (CallClient callee : five) {
      callee.told("ringing");
      callee.respond(call, "answer");
    }
    for (CallClient from : five) {
      for (CallClient to : five) {
        if (from != to) {
          assertThat(from.signal(call, to, "offer", from.account() + "")).isTrue();
          assertThat(text(to.signal())).isEqualTo(from.account() + "");
        }
      }
    }
    anna.end(call);
    for (int i = 0; i < 3; i++) {
      assertThat(five[i].end(call).path("state").asText()).isEqualTo("answered");
    }
    five[0].refused("NOT_RINGING", CallClient.signalling(call, five[4], "offer", "x"));
    assertThat(five[4].signal(call, five[0], "offer", "x")).isFalse();
    assertThat(five[3].end(call).path("state").asText()).isEqualTo("ended");
    assertThat(anna.told("ended")).isEqualTo(five[4].told("ended"));
    assertThat(callees.get(5).left("call")).isEmpty();
  }

  @Test
  void ringShouldWakeTheDevicesThatAreNotConnected() throws Exception {
    CallClient anna = live("anna");
    CallClient phone = liveFriend("berta", anna);
    TestClient asleep = phone.rest().onNewDevice("berta");
    for (int device : List.of(phone.device(), asleep.device())) {
      var token = new PushToken("fcm:native:token" + device);
      server.storage().pushTokens().put(DeviceAddress.of(phone.account(), device), token);
    }

    anna.place("c", phone);

    assertThat(push.next())
        .isInstanceOfSatisfying(
            WakeUp.Call.class,
            call -> {
              assertThat(call.caller().value()).isEqualTo(anna.account());
              assertThat(call.media()).isEqualTo(WakeUp.Media.VIDEO);
            });
    assertThat(push.woken()).containsExactly(new PushToken("fcm:native:token" + asleep.device()));
  }

  @Test
  void deviceShouldBeWokenWhenItsSocketEndsWhileItRings() throws Exception {
    CallClient anna = live("anna");
    CallClient phone = liveFriend("berta", anna);
    var token = new PushToken("fcm:native:phone");
    var device = DeviceAddress.of(phone.account(), phone.device());
    server.storage().pushTokens().put(device, token);
    anna.place("c", phone);
    phone.told("ringing");
    assertThat(push.woken()).isEmpty();

    phone.close();

    assertThat(push.next()).isInstanceOf(WakeUp.Call.class);
  }

  @Test
  void ringsShouldBeLimitedForEachPair() throws Exception {
    CallClient anna = live("anna");
    CallClient phone = liveFriend("berta", anna);
    for (int i = 0; i < RateLimits.RING_PER_PAIR.burst(); i++) {
      anna.place("c" + i, phone);
    }

    JsonNode refused = anna.refused("RATE_LIMITED", CallClient.placing("more", phone));

    assertThat(refused.path("retryAfter").asInt()).isPositive();
    assertThat(phone.left("call")).noneMatch(frame -> text(frame).equals("more"));
  }

  @Test
  void signalsShouldBeLimited() throws Exception {
    CallClient anna = live("anna");
    CallClient phone = liveFriend("berta", anna);
    String call = anna.place("c", phone).path("id").asText();
    for (int i = 0; i < RateLimits.SIGNAL_PER_ACCOUNT.burst(); i++) {
      anna.say("{%s}".formatted(CallClient.signalling(call, phone, "candidate", "c")));
    }

    anna.refused("RATE_LIMITED", CallClient.signalling(call, phone, "candidate", "c"));
  }

  private CallClient live(String handle) throws Exception {
    return add(TestClient.registered(server, handle));
  }

  private CallClient liveFriend(String handle, CallClient friend) throws Exception {
    TestClient client = TestClient.registered(server, handle);
    client.befriend(friend.rest());
    return add(client);
  }

  private CallClient liveOnNewDevice(CallClient other, String handle) throws Exception {
    return add(other.rest().onNewDevice(handle));
  }

  private CallClient add(TestClient client) throws Exception {
    CallClient live = CallClient.live(client);
    open.add(live);
    return live;
  }

  private static String text(JsonNode frame) {
    return frame.path("signal").path("x").asText();
  }
}
