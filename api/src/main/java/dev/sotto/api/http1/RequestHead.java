// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http1;

/// The head of a request, read in the only way in which it can be read.
///
/// @param method as the client wrote it
/// @param target path and query, as the client wrote them
/// @param length of the body, or [#CHUNKED], or [#UNSAID]
/// @param persistent whether the client wants to go on after the answer
/// @param expectsContinue whether the client waits before it sends the body (RFC 9110 §10.1.1)
record RequestHead(
    String method, String target, long length, boolean persistent, boolean expectsContinue) {
  static final long CHUNKED = -1;

  /// Nothing is said of a body, so there is none.
  static final long UNSAID = -2;

  String path() {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }
}
