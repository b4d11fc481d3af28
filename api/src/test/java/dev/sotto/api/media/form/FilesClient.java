// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.TestServer;
import dev.sotto.api.rest.TestClient;
import dev.sotto.api.rest.TestResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/// One account that passes files on with forms.
record FilesClient(TestClient client) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  static FilesClient registered(TestServer server, String handle) {
    return new FilesClient(TestClient.registered(server, handle));
  }

  TestResponse upload(MultipartForm form) {
    return upload(MultipartForm.TYPE, BodyPublishers.ofByteArray(form.bytes()));
  }

  TestResponse upload(String type, BodyPublisher body) {
    HttpRequest.Builder request = request("/api/files/upload").POST(body);
    return new TestResponse(send(request.header("Content-Type", type), BodyHandlers.ofString()));
  }

  /// {@return the file that has been uploaded}
  JsonNode uploaded(MultipartForm form) {
    return success(upload(form), 201).path("data");
  }

  /// {@return the id of a file that has been uploaded}
  String id(byte[] bytes) {
    return uploaded(MultipartForm.of(bytes)).path("id").asText();
  }

  HttpResponse<byte[]> download(String id, String... headers) {
    HttpRequest.Builder request = request("/api/files/" + id);
    return send(
        headers.length == 0 ? request : request.headers(headers), BodyHandlers.ofByteArray());
  }

  HttpResponse<Void> head(String id) {
    return send(request("/api/files/" + id).HEAD(), BodyHandlers.discarding());
  }

  /// {@return the whole request, for a socket}
  ///
  /// @param headers further ones, each with its end of line
  String spoken(String headers) {
    return "POST /api/files/upload HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer %s\r\nContent-Type: %s\r\n%s\r\n"
        .formatted(client.accessToken(), MultipartForm.TYPE, headers);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(client.server().http(path))
        .header("Authorization", "Bearer " + client.accessToken());
  }

  private static <T> HttpResponse<T> send(
      HttpRequest.Builder request, HttpResponse.BodyHandler<T> how) {
    try {
      return HTTP.send(request.build(), how);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  /// {@return an answer that tells of success in the way of this surface}
  static JsonNode success(TestResponse answer, int status) {
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/json");
    assertThat(answer.json().path("success").asBoolean()).isTrue();
    assertThat(answer.json().path("message").asText()).isNotEmpty();
    return answer.json();
  }

  /// Checks that an answer tells of this failure in the way of this surface. {@return its text}
  static String failure(TestResponse answer, int status, String type) {
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/json");
    JsonNode json = answer.json();
    assertThat(json.path("success").asBoolean(true)).isFalse();
    assertThat(json.path("error").path("type").asText()).isEqualTo(type);
    assertThat(json.path("error").path("message").asText())
        .isNotEmpty()
        .isEqualTo(json.path("message").asText())
        .doesNotContain("Exception", "dev.sotto", "org.apache", "\tat ");
    assertThat(json.path("requestId").asText()).matches("[0-9a-f]{16}");
    assertThat(json.path("timestamp").asText()).matches(".{10}T.{12}Z");
    return json.path("message").asText();
  }
}
