// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.wire;

import java.io.IOException;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An object that has been uploaded, and the path of a signed URL under which it is downloaded.
public record UploadedObject(String key, String path) {
  private static final Pattern KEY = Pattern.compile("\"key\":\\s*\"([^\"]+)\"");
  private static final Pattern UPLOAD = Pattern.compile("\"uploadUrl\":\\s*\"([^\"]+)\"");
  private static final Pattern DOWNLOAD = Pattern.compile("\"downloadUrl\":\\s*\"([^\"]+)\"");

  /// {@return a new object of `size` bytes}
  public static UploadedObject upload(int port, int size) throws IOException {
    try (var connection = new HttpLoadConnection(port)) {
      String header = NativeAccount.create(connection, "sender").authorization();
      String created =
          call(
              connection,
              "/api/media",
              header,
              "{\"contentType\":\"a/b\",\"size\":%d}".formatted(size));
      int status = connection.put(path(find(UPLOAD, created)), size);
      if (status != 201) {
        throw new IOException("upload: " + status);
      }
      String key = find(KEY, created);
      String link = call(connection, "/api/" + key + "/download-url", header, "{}");
      return new UploadedObject(key, path(find(DOWNLOAD, link)));
    }
  }

  private static String call(HttpLoadConnection connection, String path, String header, String json)
      throws IOException {
    var answer =
        connection.exchange(HttpLoadConnection.requestWithHeader("POST", path, header, json));
    if (answer.status() / 100 != 2) {
      throw new IOException(path + ": " + answer.status() + " " + answer.body());
    }
    return answer.body();
  }

  private static String path(String url) {
    URI uri = URI.create(url);
    return uri.getRawPath() + "?" + uri.getRawQuery();
  }

  private static String find(Pattern pattern, String json) throws IOException {
    Matcher matcher = pattern.matcher(json);
    if (!matcher.find()) {
      throw new IOException("the answer lacks " + pattern);
    }
    return matcher.group(1);
  }
}
