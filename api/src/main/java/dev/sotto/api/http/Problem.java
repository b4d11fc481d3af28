// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http;

/// Every answer of the native surface that is not a success (RFC 9457).
public enum Problem {
  INVALID_REQUEST(400, "The request does not fit"),
  UNAUTHENTICATED(401, "Log in first"),
  REGISTRATION_CLOSED(403, "No new accounts are admitted"),
  FORBIDDEN_ORIGIN(403, "The page's origin is not allowed"),
  CALL_NOT_ALLOWED(403, "These accounts cannot be called"),
  NOT_FOUND(404, "There is no such thing"),
  NOT_REACHABLE(404, "The recipient cannot be reached"),
  METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
  HANDLE_TAKEN(409, "The handle is taken"),
  CLIENT_MESSAGE_ID_REUSED(409, "The client message id names another message"),
  CLIENT_CALL_ID_REUSED(409, "The client call id names another call"),
  IN_ANOTHER_CALL(409, "The account takes part in another call"),
  ANSWERED_ELSEWHERE(409, "Another device acts for the account"),
  NOT_RINGING(409, "The call does not ring for the account"),
  CALL_OVER(409, "The call is over"),
  SEQUENCE_AHEAD(409, "The mailbox has not given out this number"),
  GENERATION_OVER(409, "The number is of an earlier generation of the mailbox"),
  RELAY_FULL(409, "Too much waits in the relay"),
  ALREADY_UPLOADED(409, "The object is uploaded already"),
  NOT_UPLOADED(409, "The object is not uploaded yet"),
  WRONG_OFFSET(409, "The part does not begin where the last one ended"),
  TOO_MANY_DEVICES(409, "The account has too many devices"),
  TOO_MANY_CONTACTS(409, "The account has too many contacts"),
  KEY_EXISTS(409, "The account has another public key"),
  GONE(410, "It was there once"),
  LENGTH_REQUIRED(411, "The length of the body must be said first"),
  TUS_VERSION(412, "The version of tus is not understood"),
  NOT_IN_TIME(408, "The request has not come in time"),
  TOO_LARGE(413, "The request is too large"),
  QUOTA_EXCEEDED(413, "The media of the account would take too much"),
  TARGET_TOO_LONG(414, "The address is too long"),
  UNSUPPORTED_MEDIA_TYPE(415, "The type of the body is not understood"),
  RANGE_NOT_SATISFIABLE(416, "The object has no such bytes"),
  EXPECTATION_FAILED(417, "The expectation is not understood"),
  WRONG_SIZE(422, "The object was not as large as declared"),
  INFECTED(422, "The scanner has found malware in the object"),
  NOT_SCANNABLE(422, "The scanner cannot judge the object"),
  UPGRADE_REQUIRED(426, "A WebSocket is opened here"),
  RATE_LIMITED(429, "Too many requests"),
  HEADERS_TOO_LARGE(431, "The headers are too large"),
  INTERNAL(500, "The server failed"),
  METHOD_UNKNOWN(501, "There is no such method"),
  NOT_SCANNED(503, "The object is not scanned yet"),
  UNAVAILABLE(503, "A backing service does not answer"),
  BUSY(503, "The server has as much to do as it can"),
  VERSION_NOT_SUPPORTED(505, "The version of HTTP is not understood"),
  MAILBOX_FULL(507, "Too much waits for the recipient"),
  DISK_FULL(507, "The server has no room left");

  private final int status;
  private final String title;

  Problem(int status, String title) {
    this.status = status;
    this.title = title;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /// {@return the problem that best fits a status found by the web server itself}
  public static Problem ofStatus(int status) {
    return switch (status) {
      case 401 -> UNAUTHENTICATED;
      case 403 -> FORBIDDEN_ORIGIN;
      case 404 -> NOT_FOUND;
      case 405 -> METHOD_NOT_ALLOWED;
      case 408 -> NOT_IN_TIME;
      case 413 -> TOO_LARGE;
      case 414 -> TARGET_TOO_LONG;
      case 417 -> EXPECTATION_FAILED;
      case 426 -> UPGRADE_REQUIRED;
      case 429 -> RATE_LIMITED;
      case 431 -> HEADERS_TOO_LARGE;
      case 501 -> METHOD_UNKNOWN;
      case 503 -> UNAVAILABLE;
      case 505 -> VERSION_NOT_SUPPORTED;
      default -> status < 500 ? INVALID_REQUEST : INTERNAL;
    };
  }
}
