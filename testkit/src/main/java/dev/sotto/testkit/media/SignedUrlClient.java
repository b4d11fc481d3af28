// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.media;

import dev.sotto.core.media.object.PresignedPost;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// A client that has nothing but what was signed for it.
final class SignedUrlClient {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String BOUNDARY = "sotto-boundary-7b1f";

  private SignedUrlClient() {}

  static int put(URI url, String type, byte[] bytes) {
    var request = request(url).header("Content-Type", type).PUT(BodyPublishers.ofByteArray(bytes));
    return send(request).statusCode();
  }

  static HttpResponse<byte[]> get(URI url) {
    return send(request(url).GET());
  }

  static int ask(String method, URI url) {
    return send(request(url).method(method, BodyPublishers.noBody())).statusCode();
  }

  /// Posts a form as a browser does.
  static int post(PresignedPost form, byte[] bytes) {
    return post(form, Map.of(), bytes);
  }

  /// Posts a form with some fields changed.
  static int post(PresignedPost form, Map<String, String> changes, byte[] bytes) {
    var fields = new HashMap<>(form.fields());
    fields.putAll(changes);
    var body = new ByteArrayOutputStream();
    fields.forEach((name, value) -> body.writeBytes(part("name=\"" + name + "\"", value)));
    body.writeBytes(part("name=\"file\"; filename=\"photo\"", ""));
    byte[] start = body.toByteArray();
    body.reset();
    body.write(start, 0, start.length - 2);
    body.writeBytes(bytes);
    body.writeBytes(bytes("\r\n--" + BOUNDARY + "--\r\n"));
    var request =
        request(form.url())
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(BodyPublishers.ofByteArray(body.toByteArray()));
    return send(request).statusCode();
  }

  private static byte[] part(String what, String value) {
    return bytes(
        "--%s\r\nContent-Disposition: form-data; %s\r\n\r\n%s\r\n"
            .formatted(BOUNDARY, what, value));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static HttpRequest.Builder request(URI url) {
    return HttpRequest.newBuilder(url).timeout(PATIENCE);
  }

  private static HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
