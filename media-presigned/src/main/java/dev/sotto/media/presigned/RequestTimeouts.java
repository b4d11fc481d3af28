// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.media.presigned;

import java.time.Duration;
import okhttp3.Request;
import okhttp3.Response;

/// Time limits of whole requests to the service.
///
/// @param answer until the head of the answer is there, from connecting on; without the time in
///   which this server sends a body, whose pace others watch
/// @param copy instead of `answer` where the service copies an object, which may have 5 GiB
/// @param body for the body of an answer, and one second more for each [#LEAST_PACE] bytes of it
record RequestTimeouts(Duration answer, Duration copy, Duration body) {
  /// Bytes a second: clients may take what is passed on to them as slowly, and a little behind it
  /// ([dev.sotto.core.bound.Bound#ANSWER]).
  private static final long LEAST_PACE = 4 * 1024;

  static final RequestTimeouts DEFAULT =
      new RequestTimeouts(Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofMinutes(2));

  static boolean isCopy(Request request) {
    return request.header("x-amz-copy-source") != null;
  }

  /// {@return how long the head of the answer may take}
  Duration head(Request request) {
    return isCopy(request) ? copy : answer;
  }

  /// {@return how long the body of an answer may take}
  Duration body(Response response) {
    if (isCopy(response.request())) {
      // The head comes at once, and the body when everything is copied.
      return copy;
    }
    return body.plusSeconds(length(response) / LEAST_PACE);
  }

  /// {@return how many bytes the service announces; 0 when it does not: objects always have a
  /// length}
  private static long length(Response response) {
    String length = response.header("Content-Length");
    return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
  }
}
