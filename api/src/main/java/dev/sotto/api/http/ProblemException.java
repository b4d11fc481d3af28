// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http;

import java.time.Duration;

/// Ends a request, or the handling of a frame, with a problem. Thrown by the parsing steps of the
/// edge only; use cases answer with results.
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Problem problem;
  private final Duration retryAfter;

  /// @param detail shown to the client
  public ProblemException(Problem problem, String detail) {
    this(problem, detail, Duration.ZERO);
  }

  private ProblemException(Problem problem, String detail, Duration retryAfter) {
    super(detail, null, false, false);
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  /// {@return the refusal of a request that cannot be understood}
  public static ProblemException invalid(String detail) {
    return new ProblemException(Problem.INVALID_REQUEST, detail);
  }

  /// {@return the refusal of a caller that must wait}
  public static ProblemException limited(Duration retryAfter) {
    return new ProblemException(
        Problem.RATE_LIMITED,
        "too many requests; wait %d s".formatted(seconds(retryAfter)),
        retryAfter);
  }

  /// {@return the refusal while a backing service does not answer}
  public static ProblemException unavailable() {
    return new ProblemException(
        Problem.UNAVAILABLE,
        "a backing service does not answer; try again shortly",
        Duration.ofSeconds(1));
  }

  /// {@return the refusal of what there is no room for at the moment}
  public static ProblemException busy() {
    return new ProblemException(
        Problem.BUSY,
        "the server has as much to do as it can; try again shortly",
        Duration.ofSeconds(1));
  }

  /// {@return the refusal of who wants to read an object while the scanner does not answer}
  public static ProblemException notScanned() {
    return new ProblemException(
        Problem.NOT_SCANNED,
        "the object may be read once the scanner has looked at it; try again later",
        Duration.ofSeconds(30));
  }

  public Problem problem() {
    return problem;
  }

  /// {@return the text for the client}
  public String detail() {
    String message = getMessage();
    return message == null ? problem.title() : message;
  }

  /// {@return seconds to wait, rounded up; 0 when waiting does not help}
  public long retryAfterSeconds() {
    return retryAfter.isZero() ? 0 : seconds(retryAfter);
  }

  private static long seconds(Duration duration) {
    return Math.max(1, (duration.toMillis() + 999) / 1_000);
  }
}
