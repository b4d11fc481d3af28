// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.TestServer;
import dev.sotto.api.rest.TestClient;
import dev.sotto.api.rest.TestResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// One account that passes files on.
public final class MediaClient {
  /// The header of clients of tus.
  static final String[] TUS = {"Tus-Resumable", "1.0.0"};

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final int PATIENCE_MILLIS = 20_000;

  private final TestClient client;

  public MediaClient(TestClient client) {
    this.client = client;
  }

  static MediaClient registered(TestServer server, String handle) {
    return new MediaClient(TestClient.registered(server, handle));
  }

  public static byte[] bytes(int size) {
    var bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  TestClient client() {
    return client;
  }

  /// Makes room for an object.
  ///
  /// @param more further fields, each after a comma
  public Room create(long size, String more) {
    String body = "{\"contentType\":\"image/jpeg\",\"size\":%d%s}".formatted(size, more);
    return Room.of(client.post("/api/media", body).data(201));
  }

  /// {@return the key of an object that has been uploaded}
  public String upload(byte[] bytes, String more) {
    Room room = create(bytes.length, more);
    int status = put(room.url(), bytes).statusCode();
    if (status != 201) {
      throw new AssertionError("an upload was answered with " + status);
    }
    return room.key();
  }

  TestResponse download(String key) {
    return client.post("/api/" + key + "/download-url", "");
  }

  /// {@return where this account downloads the object}
  URI downloadUrl(String key) {
    return URI.create(download(key).data(200).path("downloadUrl").asText());
  }

  /// Sends a message that names an object. {@return its id}
  long send(MediaClient to, String clientId, String key) {
    String body =
        "{\"to\":%d,\"clientMessageId\":\"%s\",\"body\":\"aGVsbG8=\",\"media\":[\"%s\"]}"
            .formatted(to.client.id(), clientId, key);
    return client.post("/api/messages", body).data(201).path("id").asLong();
  }

  public static HttpResponse<byte[]> put(URI url, byte[] bytes) {
    return send(request(url).PUT(BodyPublishers.ofByteArray(bytes)));
  }

  /// Sends a part of an upload.
  static HttpResponse<byte[]> patch(Room room, long offset, byte[] part) {
    return send(
        "PATCH",
        room.url(),
        BodyPublishers.ofByteArray(part),
        TUS[0],
        TUS[1],
        "Upload-Offset",
        Long.toString(offset),
        "Content-Type",
        "application/offset+octet-stream");
  }

  static HttpResponse<byte[]> get(URI url, String... headers) {
    return send("GET", url, BodyPublishers.noBody(), headers);
  }

  static HttpResponse<byte[]> send(String method, URI url, BodyPublisher body, String... headers) {
    var request = request(url).method(method, body);
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  static HttpRequest.Builder request(URI url) {
    return HttpRequest.newBuilder(url);
  }

  static HttpResponse<byte[]> send(HttpRequest.Builder request) {
    return send(request, BodyHandlers.ofByteArray());
  }

  static <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> how) {
    try {
      return HTTP.send(request.build(), how);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  /// Says just this, byte for byte, and breaks off. {@return what the server answers}
  ///
  /// @param awaited whether the server ends the connection
  public static String speak(TestServer server, String request, boolean awaited) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      if (!awaited) {
        socket.shutdownOutput();
      }
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Says this, sends these bytes and goes away. Returns when the server has noticed.
  public static void speak(TestServer server, String head, byte[] body) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(body);
      socket.shutdownOutput();
      socket.getInputStream().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Begins a download and breaks off.
  static void leaveEarly(TestServer server, URI url) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      String request =
          "GET %s?%s HTTP/1.1\r\nHost: a\r\n\r\n".formatted(url.getRawPath(), url.getRawQuery());
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.getInputStream().readNBytes(1_000);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// {@return the files that the server has, for objects and what is on its way}
  public static List<Path> files(TestServer server) {
    try (Stream<Path> files = Files.walk(server.mediaFolder())) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Room for an object.
  public record Room(String key, URI url) {
    public static Room of(JsonNode data) {
      return new Room(data.path("key").asText(), URI.create(data.path("uploadUrl").asText()));
    }

    /// {@return the URL as it is written in a request}
    String target() {
      return url.getRawPath() + "?" + url.getRawQuery();
    }

    /// {@return the URL with something else in it}
    URI with(String part, String other) {
      String changed = url.toString().replace(part, other);
      if (changed.equals(url.toString())) {
        throw new AssertionError("nothing to change: " + part);
      }
      return URI.create(changed);
    }
  }
}
