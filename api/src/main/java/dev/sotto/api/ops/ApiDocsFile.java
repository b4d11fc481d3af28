// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ops;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.Stream;

/// A file of the page at `/api-docs`: ours are resources beside this class, the others come from
/// the jar of Swagger UI. Nothing is read before somebody asks for it.
enum ApiDocsFile {
  PAGE("index.html", "text/html; charset=utf-8", true),
  /// As plain text: browsers save Markdown instead of showing it.
  PROTOCOL("protocol.md", "text/plain; charset=utf-8", true),
  BOUNDS("bounds.md", "text/plain; charset=utf-8", true),
  VOCABULARY("vocabulary.md", "text/plain; charset=utf-8", true),
  INITIALIZER("swagger-initializer.js", "text/javascript; charset=utf-8", true),
  SCRIPT("swagger-ui-bundle.js", "text/javascript; charset=utf-8", false),
  STYLE("swagger-ui.css", "text/css; charset=utf-8", false),
  ICON("favicon-32x32.png", "image/png", false);

  /// Its jar keeps everything below its version; a test notices another one.
  private static final String SWAGGER_UI = "META-INF/resources/webjars/swagger-ui/5.32.0/";

  private final String fileName;
  private final String contentType;
  private final boolean ours;

  ApiDocsFile(String fileName, String contentType, boolean ours) {
    this.fileName = fileName;
    this.contentType = contentType;
    this.ours = ours;
  }

  /// {@return the file that clients call `name`}
  static Optional<ApiDocsFile> named(String name) {
    return Stream.of(values()).filter(file -> file.fileName.equals(name)).findFirst();
  }

  String contentType() {
    return contentType;
  }

  byte[] bytes() {
    try (InputStream in =
        ours
            ? ApiDocsFile.class.getResourceAsStream("docs/" + fileName)
            : ApiDocsFile.class.getClassLoader().getResourceAsStream(SWAGGER_UI + fileName)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks " + fileName + " of /api-docs");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
