// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.media;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/// Posts the form of an answer as a browser does (RFC 7578).
final class BrowserFormUpload {
  private static final String BOUNDARY = "----sotto7MA4YWxkTrZu0gW";

  private BrowserFormUpload() {}

  /// {@return the status of the answer}
  static int post(HttpClient http, JsonNode form, byte[] file)
      throws IOException, InterruptedException {
    var body = new ByteArrayOutputStream();
    for (var field : form.path("fields").properties()) {
      body.writeBytes(head("name=\"%s\"".formatted(field.getKey()), ""));
      body.writeBytes((field.getValue().textValue() + "\r\n").getBytes(UTF_8));
    }
    body.writeBytes(
        head("name=\"file\"; filename=\"blob\"", "Content-Type: application/octet-stream\r\n"));
    body.writeBytes(file);
    body.writeBytes("\r\n--%s--\r\n".formatted(BOUNDARY).getBytes(UTF_8));
    var request =
        HttpRequest.newBuilder(URI.create(form.path("url").textValue()))
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(BodyPublishers.ofByteArray(body.toByteArray()))
            .build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }

  private static byte[] head(String disposition, String more) {
    return "--%s\r\nContent-Disposition: form-data; %s\r\n%s\r\n"
        .formatted(BOUNDARY, disposition, more)
        .getBytes(UTF_8);
  }
}
