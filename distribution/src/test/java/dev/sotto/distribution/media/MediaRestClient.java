// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.media;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;

/// An account that uploads and downloads.
public final class MediaRestClient {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http;
  private final String url;
  private final String token;

  private MediaRestClient(HttpClient http, String url, String token) {
    this.http = http;
    this.url = url;
    this.token = token;
  }

  static MediaRestClient register(HttpClient http, String url)
      throws IOException, InterruptedException {
    return register(http, url, "anna");
  }

  /// {@return a new account}
  public static MediaRestClient register(HttpClient http, String url, String handle)
      throws IOException, InterruptedException {
    var nobody = new MediaRestClient(http, url, "");
    HttpResponse<String> answer =
        nobody.post(
            "/api/auth/register",
            "{\"handle\":\"%s\",\"password\":\"long enough\"}".formatted(handle));
    return new MediaRestClient(http, url, data(answer, 201).path("accessToken").textValue());
  }

  /// {@return an account of [#register], in a new session}
  public static MediaRestClient logIn(HttpClient http, String url, String handle)
      throws IOException, InterruptedException {
    var nobody = new MediaRestClient(http, url, "");
    HttpResponse<String> answer =
        nobody.post(
            "/api/auth/login",
            "{\"handle\":\"%s\",\"password\":\"long enough\"}".formatted(handle));
    return new MediaRestClient(http, url, data(answer, 200).path("accessToken").textValue());
  }

  /// Makes room for an object.
  public Room create(long size) throws IOException, InterruptedException {
    JsonNode data =
        data(post("/api/media", "{\"contentType\":\"a/b\",\"size\":%d}".formatted(size)), 201);
    return new Room(
        data.path("key").textValue(),
        URI.create(data.path("uploadUrl").textValue()),
        data.path("uploadForm"));
  }

  /// {@return the status of the answer}
  public int put(Room room, InputStream bytes, long size) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(room.url())
            .header("Content-Type", "a/b")
            .PUT(BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> bytes), size))
            .build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }

  /// {@return whether the server says that the object is to be had}
  boolean isServed(Room room) throws IOException, InterruptedException {
    return askFor(room) == 200;
  }

  /// {@return the status when its download is asked for}
  int askFor(Room room) throws IOException, InterruptedException {
    return post("/api/" + room.key() + "/download-url", "").statusCode();
  }

  /// {@return what the server says that has become of the object}
  String state(Room room) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/api/" + room.key()))
            .header("Authorization", "Bearer " + token)
            .build();
    return data(http.send(request, BodyHandlers.ofString()), 200).path("state").textValue();
  }

  /// Deletes an object. {@return whether there was one}
  boolean delete(Room room) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/api/" + room.key()))
            .header("Authorization", "Bearer " + token)
            .DELETE()
            .build();
    return http.send(request, BodyHandlers.discarding()).statusCode() < 300;
  }

  /// {@return the bytes of the object}
  public InputStream get(Room room) throws IOException, InterruptedException {
    JsonNode data = data(post("/api/" + room.key() + "/download-url", ""), 200);
    URI download = URI.create(data.path("downloadUrl").textValue());
    HttpRequest request = HttpRequest.newBuilder(download).build();
    return http.send(request, BodyHandlers.ofInputStream()).body();
  }

  /// Uploads files of the same size in one form. {@return what the server says of them}
  JsonNode uploadForm(int files, long size) throws IOException, InterruptedException {
    var parts = new ArrayList<InputStream>();
    for (int i = 0; i < files; i++) {
      parts.add(
          text(
              """

              --b
              Content-Disposition: form-data; name=files; filename=a
              Content-Type: application/octet-stream

              """
                  .replace("\n", "\r\n")));
      parts.add(new SeededByteStream(i, size));
    }
    parts.add(text("\r\n--b--\r\n"));
    var body = new SequenceInputStream(Collections.enumeration(parts));
    var request =
        HttpRequest.newBuilder(URI.create(url + "/api/files/upload"))
            .header("Content-Type", "multipart/form-data; boundary=b")
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.ofInputStream(() -> body));
    return data(http.send(request.build(), BodyHandlers.ofString()), 201);
  }

  /// {@return the bytes of a file}
  InputStream file(String id) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/api/files/" + id))
            .header("Authorization", "Bearer " + token)
            .build();
    return http.send(request, BodyHandlers.ofInputStream()).body();
  }

  private static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }

  private HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static JsonNode data(HttpResponse<String> answer, int status) throws IOException {
    if (answer.statusCode() != status) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body()).path("data");
  }

  /// Room for an object.
  ///
  /// @param form missing when bytes pass through the server
  public record Room(String key, URI url, JsonNode form) {}
}
