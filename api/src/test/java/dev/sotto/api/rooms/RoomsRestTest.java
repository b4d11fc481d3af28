// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import dev.sotto.api.rooms.RoomsClient.Answer;
import dev.sotto.testkit.Concurrently;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The acceptance checklist of the contract, and its rules, over REST.
final class RoomsRestTest {
  private final TestServer server = TestServer.start(RoomsClient.setup());
  private final RoomsClient client = new RoomsClient(server);

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void pairingShouldGoFromCodeToRoomAndBack() {
    Answer created = client.create("123456", "A", 60);
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.body()).isEqualTo("{\"ok\":true,\"exp\":\"2026-03-01T12:01:00.000Z\"}");
    assertThat(client.check("123456", "A").told()).isEqualTo("204");

    Answer accepted = client.accept("123456", "B");
    assertThat(accepted.status()).isEqualTo(200);
    String room = accepted.json().path("roomid").asText();
    assertThat(room).matches("[0-9a-f]{48}");
    String expected = "200 {\"roomid\":\"%s\"}".formatted(room);

    assertThat(Concurrently.call(8, _ -> client.check("123456", "A").told()))
        .containsOnly(expected);
    assertThat(client.get("/api/rooms?roomid=" + room).told())
        .isEqualTo("200 {\"roomid\":\"%s\",\"client1\":\"A\",\"client2\":\"B\"}".formatted(room));
    assertThat(client.call("DELETE", "/api/rooms", "{'roomid':'%s'}".formatted(room)).told())
        .isEqualTo("200 OK");
    assertThat(client.call("DELETE", "/api/rooms", "{'roomid':'%s'}".formatted(room)).told())
        .isEqualTo("200 OK");
    assertThat(client.get("/api/rooms?roomid=" + room).told()).isEqualTo("404 Not Found");
    assertThat(client.check("123456", "A").told())
        .isEqualTo("404 {\"error\":\"not_found_or_expired\"}");
  }

  @Test
  void codeShouldLastAsLongAsWasSaidWhenTheClockJumps() {
    client.create("123456", "A", 60);
    server.jump(Duration.ofMinutes(10));
    assertThat(client.create("123456", "C", 60).status()).isEqualTo(409);
    assertThat(client.create("654321", "A", 60).body()).contains("2026-03-01T12:11:00.000Z");
    server.advance(Duration.ofSeconds(59));

    assertThat(client.accept("123456", "B").status()).isEqualTo(200);
    assertThat(client.accept("654321", "B").status()).isEqualTo(200);
    client.create("111111", "A", 60);
    server.advance(Duration.ofSeconds(60));
    assertThat(client.accept("111111", "B").status()).isEqualTo(404);
  }

  @Test
  void acceptShouldKeepTheFirstGuestWhenAnotherComes() {
    String room = client.room("123456", "A", "B");

    assertThat(client.accept("123456", "C").told()).isEqualTo("409 {\"error\":\"conflict\"}");
    assertThat(client.accept("123456", "A").told()).isEqualTo("409 {\"error\":\"conflict\"}");
    assertThat(client.accept("123456", "B").json().path("roomid").asText()).isEqualTo(room);
    assertThat(client.check("123456", "A").json().path("roomid").asText()).isEqualTo(room);
  }

  @Test
  void acceptShouldMakeOneRoomWhenFiftyComeAtOnce() {
    client.create("123456", "A", 60);

    List<Integer> statuses =
        Concurrently.call(50, number -> client.accept("123456", "B" + number).status());

    assertThat(statuses).containsOnlyOnce(200);
    assertThat(statuses).filteredOn(status -> status == 409).hasSize(49);
  }

  @Test
  void checkShouldAnswerAfterTheCodeHasExpired() {
    client.create("123456", "A", 60);
    server.advance(Duration.ofSeconds(59));
    assertThat(client.accept("123456", "B").status()).isEqualTo(200);
    server.advance(Duration.ofSeconds(6));

    assertThat(client.check("123456", "A").status()).isEqualTo(200);
    server.sleep(Duration.ofDays(2));
    assertThat(client.check("123456", "A").status()).isEqualTo(200);
  }

  @Test
  void expiredCodesShouldBeUnknownToTheMillisecondAndFreeAgain() {
    client.create("123456", "A", 60);
    server.advance(Duration.ofMillis(59_999));
    assertThat(client.check("123456", "A").status()).isEqualTo(204);
    server.advance(Duration.ofMillis(1));

    assertThat(client.check("123456", "A").status()).isEqualTo(404);
    assertThat(client.accept("123456", "B").status()).isEqualTo(404);
    assertThat(client.create("123456", "Z", 60).status()).isEqualTo(201);
  }

  @Test
  void createShouldTellARetryFromACodeInUse() {
    String first = client.create("123456", "A", 60).body();
    server.advance(Duration.ofSeconds(1));

    assertThat(client.create("123456", "A", 60).told()).isEqualTo("201 " + first);
    assertThat(client.create("123456", "Z", 60).told())
        .isEqualTo("409 {\"error\":\"joinid_taken\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /api/rooms        | {}                                                    | missing_joinid
          /api/rooms        | {'joinid':null,'client1':'A'}                         | missing_joinid
          /api/rooms        | {'joinid':'1'}                                        | missing_client1
          /api/rooms        | {'joinid':'1','client1':''}                           | missing_client1
          /api/rooms        | {'joinid':'1','client1':'A'}                          | missing_expiresInSeconds
          /api/rooms        | {'joinid':'1','client1':'A','expiresInSeconds':0}     | invalid_expiresInSeconds
          /api/rooms        | {'joinid':'1','client1':'A','expiresInSeconds':86401} | invalid_expiresInSeconds
          /api/rooms        | {'joinid':'1','client1':'A','expiresInSeconds':1.9}   | invalid_expiresInSeconds
          /api/rooms        | {'joinid':'1','client1':'A','expiresInSeconds':'60s'} | invalid_expiresInSeconds
          /api/rooms        | {'joinid':'1\\u0000','client1':'A','expiresInSeconds':9} | invalid_joinid
          /api/rooms        | {'joinid':                                            | invalid_json
          /api/rooms/accept | {'client2':'B'}                                       | missing_joinid
          /api/rooms/accept | {'joinid':'1'}                                        | missing_client2
          /api/rooms/check  | {'client1':'B'}                                       | missing_joinid
          /api/rooms/check  | {'joinid':'1'}                                        | missing_client1
          /api/user/purge   | {}                                                    | missing_deviceIds_or_deviceId
          /api/user/purge   | {'deviceId':''}                                       | missing_deviceIds_or_deviceId
          /api/user/purge   | {'deviceIds':'A'}                                     | missing_deviceIds_or_deviceId
          /api/user/purge   | {'deviceIds':[]}                                      | empty_deviceIds_array
          /api/user/purge   | {'deviceIds':['A',' ',5]}                             | invalid_device_ids
          /api/badge/reset  | {}                                                    | missing_deviceId
          """)
  void requestsShouldBeRefusedInTheWordsOfTheContract(String path, String body, String word) {
    Answer answer = client.post(path, body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("error").asText()).isEqualTo(word);
  }

  @Test
  void refusalsShouldTellDetails() {
    assertThat(client.create("1", "A", 86_401).json().path("details").asText())
        .isEqualTo("must be 1-86400 seconds (1 sec to 24 hours)");
    assertThat(client.post("/api/user/purge", "{'deviceIds':['A',' ',5]}").told())
        .isEqualTo("400 {\"error\":\"invalid_device_ids\",\"count\":2}");
    String many = "'A',".repeat(1_001);
    assertThat(
            client
                .post(
                    "/api/user/purge",
                    "{'deviceIds':[%s]}".formatted(many.substring(0, many.length() - 1)))
                .status())
        .isEqualTo(400);
    assertThat(client.post("/api/rooms", "{'joinid':'%s'}".formatted("1".repeat(110_000))).told())
        .isEqualTo("413 {\"error\":\"too_large\"}");
  }

  @Test
  void scalarsShouldCountAsText() {
    String body = "{'joinid':123456,'client1':'A','expiresInSeconds':'60','later':true}";

    assertThat(client.post("/api/rooms", body).status()).isEqualTo(201);
    assertThat(client.accept("123456", "B").status()).isEqualTo(200);
  }

  @Test
  void purgeShouldDeleteEverythingOfTheDevicesAndCount() {
    String first = client.room("1", "A", "B");
    client.check("1", "A");
    String second = client.room("2", "C", "A");
    client.create("3", "A2", 60);
    String kept = client.room("4", "C", "D");

    assertThat(client.post("/api/user/purge", "{'deviceIds':['A','A2','A']}").told())
        .isEqualTo(
            "200 {\"success\":true,\"deviceIdCount\":3,\"roomsDeleted\":2,\"pendingsDeleted\":2}");
    assertThat(client.get("/api/rooms?roomid=" + first).status()).isEqualTo(404);
    assertThat(client.get("/api/rooms?roomid=" + second).status()).isEqualTo(404);
    assertThat(client.get("/api/rooms?roomid=" + kept).status()).isEqualTo(200);
    assertThat(client.post("/api/user/purge", "{'deviceId':'C'}").told())
        .isEqualTo(
            "200 {\"success\":true,\"deviceIdCount\":1,\"roomsDeleted\":1,\"pendingsDeleted\":1}");
  }

  @Test
  void getShouldNeverTellPushTokens() {
    String token = "5ec7e7a1".repeat(8);
    client.post(
        "/api/rooms",
        "{'joinid':'1','client1':'A','expiresInSeconds':60,'client1_token':'%s','platform':'ios'}"
            .formatted(token));
    Answer accepted =
        client.post(
            "/api/rooms/accept",
            "{'joinid':'1','client2':'B','client2_token':'%s','platform':'android'}"
                .formatted("secret-b".repeat(7)));
    String room = accepted.json().path("roomid").asText();

    Answer answer = client.get("/api/rooms?roomid=" + room);

    assertThat(answer.json().size()).isEqualTo(3);
    assertThat(answer.body()).doesNotContain("secret", token, "platform");
    assertThat(client.get("/api/rooms").told()).isEqualTo("400 {\"error\":\"missing_roomid\"}");
    assertThat(client.get("/api/rooms?roomid=x").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/,200",
    "POST,/api/rooms,400",
    "GET,/rooms,200",
    "GET,/nothing/rooms,404",
    "OPTIONS,/api/rooms/check,204",
    "OPTIONS,/,204",
    "OPTIONS,/api/user/purge,204",
    "OPTIONS,/nothing/rooms,204",
    "GET,/API/Rooms/,400",
    "GET,/api/rooms/check,410",
    "POST,/api/rooms/123/accept,410",
    "GET,/api/user/purge,404"
  })
  void everyAnswerShouldBeOpenToPages(String method, String path, int status) {
    Answer answer = client.call(method, path, "");

    assertThat(answer.status()).isEqualTo(status);
    if (!path.startsWith("/nothing")) {
      assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
      assertThat(answer.header("Access-Control-Allow-Headers"))
          .isEqualTo("Origin, X-Requested-With, Content-Type, Accept");
      assertThat(answer.header("Access-Control-Allow-Methods"))
          .isEqualTo("GET, POST, DELETE, OPTIONS");
    }
  }

  @Test
  void rootShouldBeAHealthCheck() {
    Answer answer = client.get("/");

    assertThat(answer.body())
        .isEqualTo("WebRTC P2P Signaling Server Active - Ready for iOS clients");
    assertThat(answer.header("Content-Type")).startsWith("text/html");
    assertThat(client.get("/rooms").told()).isEqualTo("200 {\"rooms\":[],\"totalRooms\":0}");
    assertThat(client.post("/api/badge/reset", "{'deviceId':'A'}").told())
        .isEqualTo("200 {\"success\":true}");
    assertThat(client.get("/api/rooms/123").told())
        .isEqualTo("410 {\"error\":\"use_new_endpoints\"}");
  }

  @Test
  void nativeRoutesShouldStayAsTheyAre() {
    assertThat(client.get("/api/me").status()).isEqualTo(401);
    assertThat(client.get("/api/me").header("Access-Control-Allow-Origin")).isEmpty();
  }
}
