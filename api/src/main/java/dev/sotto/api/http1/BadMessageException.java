// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http1;

/// A violation of HTTP by a client, or of a bound. After it nothing more is read from the
/// connection. Its text is ours, never the client's.
public final class BadMessageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String kind;

  /// @param status of the answer
  /// @param kind a word for the metrics, lower case with hyphens
  /// @param detail shown to the client
  BadMessageException(int status, String kind, String detail) {
    super(detail, null, false, false);
    this.status = status;
    this.kind = kind;
  }

  /// {@return a request that is not HTTP, or can be read in more than one way}
  static BadMessageException malformed(String detail) {
    return new BadMessageException(400, "malformed", detail);
  }

  /// {@return a request whose length is in doubt (RFC 9112 §6.3)}
  static BadMessageException framing(String detail) {
    return new BadMessageException(400, "framing", detail);
  }

  /// {@return a path that can be read in more than one way, and therefore names nothing}
  static BadMessageException nowhere() {
    return new BadMessageException(404, "path", "there is nothing at this path");
  }

  /// {@return the end of a client's patience budget}
  static BadMessageException slow(String detail) {
    return new BadMessageException(408, "slow", detail);
  }

  public int status() {
    return status;
  }

  /// {@return what kind it is, for the metrics}
  public String kind() {
    return kind;
  }

  /// {@return the text for the client}
  public String detail() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
