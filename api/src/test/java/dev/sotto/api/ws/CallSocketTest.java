// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.TestServer;
import dev.sotto.api.rest.TestClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Calls as devices see them over their sockets.
final class CallSocketTest {
  private final TestServer server = TestServer.start();
  private final List<CallClient> open = new ArrayList<>();
  private CallClient anna;
  private CallClient phone;
  private CallClient tablet;

  @BeforeEach
  void connect() throws Exception {
    TestClient ofAnna = TestClient.registered(server, "anna");
    TestClient ofBerta = TestClient.registered(server, "berta");
    ofAnna.befriend(ofBerta);
    anna = live(ofAnna);
    phone = live(ofBerta);
    tablet = live(ofBerta.onNewDevice("berta"));
  }

  @AfterEach
  void stop() throws Exception {
    for (CallClient client : open) {
      client.close();
    }
    server.close();
  }

  private CallClient live(TestClient client) throws Exception {
    CallClient live = CallClient.live(client);
    open.add(live);
    return live;
  }

  @Test
  void callShouldRingAtAllDevicesAndBeAnsweredByTheFirst() throws Exception {
    String call = anna.place("c", phone).path("id").asText();
    JsonNode ringing = phone.told("ringing");
    assertThat(ringing).isEqualTo(tablet.told("ringing"));
    assertThat(ringing.path("caller").asLong()).isEqualTo(anna.account());
    assertThat(ringing.path("media").asText()).isEqualTo("video");
    assertThat(ringing.path("placedAt").asText()).isEqualTo("2026-03-01T12:00:00.000Z");
    assertThat(ringing.path("ringsUntil").asText()).isEqualTo("2026-03-01T12:01:00.000Z");

    JsonNode answered = phone.respond(call, "answer");

    assertThat(answered.path("state").asText()).isEqualTo("answered");
    assertThat(answered).isEqualTo(anna.told("answered")).isEqualTo(tablet.told("answered"));
    assertThat(CallClient.party(answered, phone).path("device").asInt()).isEqualTo(phone.device());
    tablet.refused("ANSWERED_ELSEWHERE", CallClient.responding(call, "answer"));
    tablet.refused("ANSWERED_ELSEWHERE", CallClient.responding(call, "decline"));
    tablet.refused("ANSWERED_ELSEWHERE", "'type':'callEnd','callId':'%s'".formatted(call));
    assertThat(phone.respond(call, "answer")).isEqualTo(answered);

    anna.end(call);
    assertThat(phone.told("ended")).isEqualTo(tablet.told("ended"));
    assertThat(anna.end(call)).isEqualTo(phone.end(call));
    phone.refused("CALL_OVER", CallClient.responding(call, "answer"));
  }

  @Test
  void callShouldBeOverWhenADeviceDeclines() throws Exception {
    String call = anna.place("c", phone).path("id").asText();

    phone.respond(call, "decline");

    assertThat(anna.told("declined")).isEqualTo(tablet.told("declined"));
    tablet.refused("CALL_OVER", CallClient.responding(call, "answer"));
  }

  @Test
  void endShouldDeclineWhileTheCallRings() throws Exception {
    String call = anna.place("c", phone).path("id").asText();

    JsonNode ended = tablet.end(call);

    assertThat(ended.path("state").asText()).isEqualTo("declined");
    assertThat(CallClient.party(anna.told("declined"), phone).path("device").asInt())
        .isEqualTo(tablet.device());
  }

  @Test
  void callShouldBeBusyWhenADeviceSaysSo() throws Exception {
    String call = anna.place("c", phone).path("id").asText();

    tablet.respond(call, "busy");

    assertThat(anna.told("busy")).isEqualTo(phone.told("busy"));
  }

  @Test
  void callShouldBeCancelledWhenTheCallerEndsIt() throws Exception {
    String call = anna.place("c", phone).path("id").asText();

    anna.end(call);

    assertThat(phone.told("cancelled")).isEqualTo(tablet.told("cancelled"));
    phone.refused("CALL_OVER", CallClient.responding(call, "answer"));
  }

  @Test
  void callShouldBeMissedWhenNobodyAnswersForAMinute() throws Exception {
    String call = anna.place("c", phone).path("id").asText();
    pass(59);
    assertThat(phone.left("call")).hasSize(1);

    pass(1);

    JsonNode missed = anna.told("missed");
    assertThat(missed).isEqualTo(phone.told("missed")).isEqualTo(tablet.told("missed"));
    assertThat(missed.path("endedAt").asText()).isEqualTo("2026-03-01T12:01:00.000Z");
    phone.refused("CALL_OVER", CallClient.responding(call, "answer"));
  }

  @Test
  void calleeShouldBeBusyWhileItTakesPartInAnotherCall() throws Exception {
    TestClient ofCarla = TestClient.registered(server, "carla");
    ofCarla.befriend(phone.rest());
    CallClient carla = live(ofCarla);
    phone.respond(anna.place("c", phone).path("id").asText(), "answer");

    JsonNode call = carla.place("d", phone);

    assertThat(call.path("state").asText()).isEqualTo("busy");
    assertThat(CallClient.party(call, phone).path("device").isNull()).isTrue();
    assertThat(tablet.told("busy")).isEqualTo(call);
  }

  @Test
  void calleeShouldRingForSeveralUntilItAnswersOne() throws Exception {
    TestClient ofCarla = TestClient.registered(server, "carla");
    ofCarla.befriend(phone.rest());
    CallClient carla = live(ofCarla);
    String first = anna.place("c", phone).path("id").asText();
    String second = carla.place("d", phone).path("id").asText();
    phone.respond(first, "answer");

    tablet.refused("IN_ANOTHER_CALL", CallClient.responding(second, "answer"));
    // The device that takes part may change over.
    phone.respond(second, "answer");

    assertThat(anna.told("ended").path("id").asText()).isEqualTo(first);
    assertThat(carla.told("answered").path("id").asText()).isEqualTo(second);
  }

  @Test
  void deviceShouldLeaveItsCallWhenItPlacesAnother() throws Exception {
    String first = anna.place("c", phone).path("id").asText();
    CallClient laptop = live(anna.rest().onNewDevice("anna"));

    laptop.refused("IN_ANOTHER_CALL", CallClient.placing("d", phone));
    String second = anna.place("e", phone).path("id").asText();

    assertThat(phone.told("cancelled").path("id").asText()).isEqualTo(first);
    // Placed again the old one is told, and the new one stays.
    assertThat(anna.place("c", phone).path("state").asText()).isEqualTo("cancelled");
    phone.respond(second, "answer");
    assertThat(anna.told("answered").path("id").asText()).isEqualTo(second);
  }

  @Test
  void liveCallsShouldBeToldWhenADeviceResumes() throws Exception {
    String call = anna.place("c", phone).path("id").asText();
    anna.signal(call, phone, "offer", "o");
    anna.signal(call, phone, "candidate", "c1");

    // Synced has come before, or opening would have kept them.
    CallClient late = live(phone.rest().onNewDevice("berta"));

    assertThat(late.told("ringing").path("id").asText()).isEqualTo(call);
    assertThat(late.signal().path("kind").asText()).isEqualTo("offer");
    JsonNode candidate = late.signal();
    assertThat(candidate.path("signal").path("x").asText()).isEqualTo("c1");
    assertThat(candidate.path("replayed").asBoolean()).isTrue();
    late.respond(call, "answer");

    CallClient tooLate = live(phone.rest().onNewDevice("berta"));
    assertThat(tooLate.told("answered").path("id").asText()).isEqualTo(call);
    assertThat(tooLate.left("callSignal")).isEmpty();
  }

  @Test
  void callShouldEndWhenADeviceHasBeenGoneForAMinute() throws Exception {
    phone.respond(anna.place("c", phone).path("id").asText(), "answer");
    phone.close();
    open.remove(phone);
    awaitConnections(2);

    pass(60);
    assertThat(anna.left("call").getLast().path("call").path("state").asText())
        .isEqualTo("answered");
    pass(10);

    assertThat(anna.told("ended")).isEqualTo(tablet.told("ended"));
  }

  @Test
  void accountShouldBeReachedOnItsOtherDevicesWhenTheOneInACallHasCrashed() throws Exception {
    TestClient ofCarla = TestClient.registered(server, "carla");
    ofCarla.befriend(phone.rest());
    CallClient carla = live(ofCarla);
    String first = anna.place("c", phone).path("id").asText();
    tablet.told("ringing");
    phone.respond(first, "answer");
    pass(30);
    assertThat(carla.place("d", tablet).path("state").asText()).isEqualTo("busy");

    phone.close();
    open.remove(phone);
    awaitConnections(3);

    String second = carla.place("e", tablet).path("id").asText();
    assertThat(tablet.told("ringing").path("id").asText()).isEqualTo(second);
    assertThat(tablet.respond(second, "answer").path("state").asText()).isEqualTo("answered");
    assertThat(anna.told("ended").path("id").asText()).isEqualTo(first);
  }

  private void awaitConnections(int count) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (server.sotto().live().connections().all().size() > count) {
      assertThat(System.nanoTime()).as("a socket has not ended").isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
    }
  }

  /// Lets time pass while the clients answer the pings of the server.
  private void pass(int seconds) throws Exception {
    for (int left = seconds; left > 0; left -= 10) {
      server.advance(Duration.ofSeconds(Math.min(left, 10)));
      for (CallClient client : open) {
        // What comes second has been read after the answer to a ping.
        client.left("call");
        client.left("call");
      }
    }
  }
}
