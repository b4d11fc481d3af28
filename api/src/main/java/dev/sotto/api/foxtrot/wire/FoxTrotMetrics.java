// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot.wire;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/// Counters of the facade since its start. Safe for use by many threads.
public final class FoxTrotMetrics {
  private static final int FIRST_ERROR = 400;

  private final Map<String, LongAdder> requests = new ConcurrentSkipListMap<>();
  private final Map<String, LongAdder> errors = new ConcurrentSkipListMap<>();
  private final LongAdder messages = new LongAdder();
  private final LongAdder calls = new LongAdder();

  /// Counts a finished request.
  ///
  /// @param pattern of its route, never what the client wrote
  public void request(String pattern, int status) {
    requests.computeIfAbsent(pattern, _ -> new LongAdder()).increment();
    if (status >= FIRST_ERROR) {
      errors.computeIfAbsent(pattern, _ -> new LongAdder()).increment();
    }
  }

  /// Counts a stored message.
  public void message() {
    messages.increment();
  }

  /// Counts an offered call.
  public void call() {
    calls.increment();
  }

  /// {@return everything in the text format 0.0.4 of Prometheus}
  ///
  /// @param connected how many accounts have an open socket
  public String text(int connected) {
    var text = new StringBuilder(1_024);
    labelled(text, "foxtrot_api_requests_total", "Finished requests.", requests);
    labelled(text, "foxtrot_api_requests_errors_total", "Requests that failed.", errors);
    single(text, "foxtrot_api_messages_total", "counter", "Messages sent.", messages.sum());
    single(text, "foxtrot_api_calls_total", "counter", "Calls offered.", calls.sum());
    single(text, "foxtrot_websockets_active", "gauge", "Connected users.", connected);
    return text.toString();
  }

  private static void labelled(
      StringBuilder text, String name, String help, Map<String, LongAdder> series) {
    head(text, name, "counter", help);
    series.forEach(
        (path, count) -> text.append("%s{path=\"%s\"} %d\n".formatted(name, path, count.sum())));
  }

  private static void single(
      StringBuilder text, String name, String type, String help, long value) {
    head(text, name, type, help);
    text.append("%s %d\n".formatted(name, value));
  }

  private static void head(StringBuilder text, String name, String type, String help) {
    text.append("# HELP %s %s\n# TYPE %s %s\n".formatted(name, help, name, type));
  }
}
