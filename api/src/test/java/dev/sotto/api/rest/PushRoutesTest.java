// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.TestServer;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.push.PushServices;
import dev.sotto.core.push.PushToken;
import dev.sotto.core.push.WakeUp;
import dev.sotto.testkit.push.RecordingPushSender;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PushRoutesTest {
  private static final String BROWSER =
      "{\"service\":\"webpush\",\"endpoint\":\"https://push.example/x\",\"expirationTime\":null,"
          + "\"keys\":{\"p256dh\":\"BA\",\"auth\":\"AA\"}}";

  private final RecordingPushSender push = new RecordingPushSender();
  private final TestServer server =
      TestServer.start(
          TestServer.Setup.standard().with(new PushServices(Map.of("fcm", push, "webpush", push))));
  private final TestClient ada = TestClient.registered(server, "ada");
  private final TestClient bea = TestClient.registered(server, "bea");

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void servicesShouldBeNamedWithTheKeysThatClientsNeed() {
    JsonNode services = ada.get("/api/push").data(200);

    assertThat(services.findValuesAsText("service")).containsExactly("fcm", "webpush");
    assertThat(services.get(1).get("publicKey").asText()).isEqualTo("a public key");
  }

  @Test
  void subscribedDeviceShouldBeWoken() {
    ada.put("/api/push", BROWSER).data(200);

    bea.put("/api/contacts/" + ada.id(), "").data(200);
    bea.send(ada, "m1", "x");

    assertThat(push.next()).isEqualTo(new WakeUp.Message());
    assertThat(push.woken())
        .containsExactly(new PushToken("webpush:native:https://push.example/x BA AA"));
  }

  @Test
  void tokenShouldBelongToTheDeviceThatRegisteredItLast() {
    ada.put("/api/push", "{\"service\":\"fcm\",\"token\":\"t1\"}").data(200);
    bea.put("/api/push", "{\"service\":\"fcm\",\"token\":\"t1\"}").data(200);

    assertThat(token(ada)).isEmpty();
    assertThat(token(bea)).contains(new PushToken("fcm:native:t1"));
    bea.delete("/api/push").data(200);
    bea.delete("/api/push").data(200);
    assertThat(token(bea)).isEmpty();
  }

  @Test
  void subscribingShouldSayWhatIsWrong() {
    ada.put("/api/push", "{\"service\":\"apns\",\"token\":\"t1\"}").assertProblem(404, "NOT_FOUND");
    for (String body :
        new String[] {
          "{}",
          "{\"service\":\"fcm\"}",
          "{\"service\":\"fcm:x\",\"token\":\"t1\"}",
          "{\"service\":\"fcm\",\"token\":\"bad\"}",
          "{\"service\":\"fcm\",\"token\":\"%s\"}".formatted("t".repeat(4_001)),
          "{\"service\":\"webpush\",\"token\":\"t1\"}",
          "{\"service\":\"webpush\",\"endpoint\":\"https://push.example/\"}",
          BROWSER.replace("/x", "/ x"),
          BROWSER.replace("https://push", "bad"),
          BROWSER.replace("\"BA\"", "7,\"z\":\"\\n\"").replace("\"AA\"", "\"A A\"")
        }) {
      ada.put("/api/push", body).assertProblem(400, "INVALID_REQUEST");
    }
    assertThat(token(ada)).isEmpty();
  }

  private Optional<PushToken> token(TestClient client) {
    return server.storage().pushTokens().find(DeviceAddress.of(client.id(), client.device()));
  }
}
