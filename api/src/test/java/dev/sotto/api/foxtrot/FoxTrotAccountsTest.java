// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.TestServer;
import dev.sotto.api.foxtrot.FoxTrotClient.Answer;
import dev.sotto.api.foxtrot.FoxTrotClient.User;
import dev.sotto.core.account.AccountId;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Accounts, tokens and paths of the facade: what its routes answer on success and on failure.
final class FoxTrotAccountsTest {
  @AutoClose private final FoxTrotClient client = FoxTrotClient.withServer();
  private final TestServer server = client.server();
  private final User alice = client.newUser("alice");

  @Test
  void signupShouldAnswerTheUserWithoutToken() {
    Answer answer = signUp("carol", "x");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-type")).isEqualTo("application/json; charset=utf-8");
    assertThat(answer.header("cache-control")).isEqualTo("no-store");
    long id = answer.json().path("user_data").path("id").longValue();
    assertThat(id).isPositive();
    assertThat(answer.body())
        .isEqualTo(
            "{\"user_data\":{\"id\":%d,\"phone_no\":\"carol\",\"public_key\":null},\"message\":\"user created\"}"
                .formatted(id));
  }

  @Test
  void signupShouldRefuseWhatCannotBeAnAccount() {
    assertThat(signUp("alice", "x").status()).isEqualTo(403);
    assertThat(signUp("alice", "x").body()).isEqualTo("{\"message\":\"Username already taken!\"}");
    assertThat(signUp("a".repeat(17), "x").status()).isEqualTo(400);
    assertThat(signUp("a".repeat(16), "x").status()).isEqualTo(200);
    assertThat(signUp("dave", "x".repeat(73)).status()).isEqualTo(400);
    assertThat(signUp("dave", "x".repeat(72)).status()).isEqualTo(200);
    for (String body :
        new String[] {"", "{}", "{\"phone_no\":\"x\"}", "{\"phone_no\":5,\"password\":\"p\"}"}) {
      Answer missing = client.call("POST", "/signup", "", body);
      assertThat(missing.status()).as(body).isEqualTo(403);
      assertThat(missing.body()).isEqualTo("{\"message\":\"Missing credentials\"}");
    }
    Answer query = client.call("POST", "/signup?phone_no=eve&password=p", "", "");
    assertThat(query.status()).isEqualTo(403);
    Answer malformed = client.call("POST", "/signup", "", "{nope");
    assertThat(malformed.status()).isEqualTo(400);
    assertThat(malformed.json().path("message").asText()).startsWith("not valid JSON");
  }

  @Test
  void signupShouldReadTypesWithoutRegardToCase() throws Exception {
    var request =
        HttpRequest.newBuilder(server.http("/foxtrot-api/signup"))
            .header("Content-Type", "Application/JSON; Charset=UTF-8")
            .POST(BodyPublishers.ofString(FoxTrotClient.credentials("carol", "password")))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void signupShouldBeRefusedWithout403WhenRegistrationIsClosed() {
    try (TestServer closed = TestServer.start(FoxTrotClient.setup().withRegistrationClosed());
        FoxTrotClient other = new FoxTrotClient(closed)) {
      Answer answer =
          other.call("POST", "/signup", "", FoxTrotClient.credentials("carol", "password"));
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.json().path("message").asText()).isNotEmpty();
    }
  }

  @Test
  void loginShouldAnswerTokenAndUser() {
    client.post(alice, "/savePublicKey", "{\"publicKey\":\"K\"}");
    Answer answer = logIn("alice", FoxTrotClient.PASSWORD);
    assertThat(answer.status()).isEqualTo(200);
    JsonNode json = answer.json();
    assertThat(json.path("auth").asBoolean()).isTrue();
    assertThat(json.path("message").asText()).isEqualTo("user found & logged in");
    assertThat(json.path("user_data").toString())
        .isEqualTo("{\"id\":%d,\"phone_no\":\"alice\",\"public_key\":\"K\"}".formatted(alice.id()));
    assertThat(json.path("token").asText().split("\\.")).hasSize(3);
  }

  @Test
  void loginShouldNotTellUnknownUsersFromWrongPasswords() {
    Answer wrong = logIn("alice", "wrong");
    Answer unknown = logIn("nobody", "wrong");
    assertThat(wrong.status()).isEqualTo(403);
    assertThat(wrong.body()).isEqualTo("{\"message\":\"Invalid username and/or password\"}");
    assertThat(unknown.status()).isEqualTo(wrong.status());
    assertThat(unknown.body()).isEqualTo(wrong.body());
    assertThat(client.call("POST", "/login", "", "{}").body())
        .isEqualTo("{\"message\":\"Missing credentials\"}");
  }

  @Test
  void tokensShouldFailAsTheTableSays() {
    assertDenied("", "{}");
    assertDenied("Basic abc", "{}");
    assertDenied("JWT nonsense", "{\"name\":\"JsonWebTokenError\",\"message\":\"jwt malformed\"}");
    String token = alice.token();
    String forged = token.substring(0, token.lastIndexOf('.') + 1) + "A".repeat(43);
    assertDenied(
        "JWT " + forged, "{\"name\":\"JsonWebTokenError\",\"message\":\"invalid signature\"}");
    server.sotto().sessions().lifecycle().endAll(new AccountId(alice.id()));
    assertDenied("JWT " + token, "{\"message\":\"Invalid Token!\"}");
    assertThat(client.call("GET", "/turnServerKey", "JWT nonsense", "").status()).isEqualTo(401);
    assertThat(client.call("GET", "/turnServerKey", "JWT nonsense", "").body()).isEmpty();
    assertThat(client.call("GET", "/validateToken", "", "").body()).isEqualTo("{\"valid\":false}");
  }

  @Test
  void schemeShouldBeJwtOrBearerInAnyCase() {
    for (String scheme : new String[] {"JWT", "jwt", "Bearer", "bearer"}) {
      assertThat(client.call("GET", "/getContacts", scheme + " " + alice.token(), "").status())
          .isEqualTo(200);
    }
  }

  @Test
  void pathsShouldMatchWhateverTheirCaseOrLastSlash() {
    assertThat(client.get(alice, "/GETCONTACTS/").status()).isEqualTo(200);
    assertThat(client.get(alice, "/searchusers/BO/").status()).isEqualTo(200);
    Answer unknown = client.get(alice, "/nothing");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.json().path("message").asText()).isNotEmpty();
    Answer options = client.call("OPTIONS", "/login", "", "");
    assertThat(options.status()).isEqualTo(200);
    assertThat(options.header("allow")).isEqualTo("POST, OPTIONS");
    assertThat(client.get(alice, "/login").status()).isEqualTo(405);
  }

  private void assertDenied(String authorization, String body) {
    Answer answer = client.call("POST", "/sendMessage", authorization, "{broken");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).isEqualTo(body);
  }

  private Answer signUp(String name, String password) {
    return client.call("POST", "/signup", "", FoxTrotClient.credentials(name, password));
  }

  private Answer logIn(String name, String password) {
    return client.call("POST", "/login", "", FoxTrotClient.credentials(name, password));
  }
}
