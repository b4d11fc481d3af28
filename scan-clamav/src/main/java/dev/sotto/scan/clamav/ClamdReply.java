// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.scan.clamav;

import dev.sotto.core.PortException;
import dev.sotto.core.media.scan.MalwareScanner.Verdict;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The replies of clamd and their verdicts. Only one of them is taken for clean.
final class ClamdReply {
  private static final String CLEAN = "stream: OK";
  private static final Pattern FOUND = Pattern.compile("stream: (.*) FOUND", Pattern.DOTALL);
  private static final Pattern ERROR =
      Pattern.compile("(?:stream: )?(.*?)\\.? ERROR", Pattern.DOTALL);

  /// Signatures that find nothing: they say that clamd has not looked at everything. See
  /// `AlertExceedsMax` in clamd.conf(5).
  private static final String NOT_ALL_SEEN = "Heuristics.Limits.Exceeded";

  /// Errors that the same bytes meet again, as `clamd` and `cl_strerror` word them. All others (no
  /// memory, no room for a temporary file) may pass.
  private static final Pattern LASTING =
      Pattern.compile("(?i)exceeded|limit reached|bad format|can't parse|can't unpack");

  private static final int MAX_SHOWN = 200;

  private ClamdReply() {}

  /// {@return what `answer` says of an object}
  ///
  /// @param tookAll whether clamd had been sent all of it before
  /// @throws PortException.Unavailable when it says nothing of the object
  static Verdict verdict(String answer, boolean tookAll) {
    if (answer.equals(CLEAN) && tookAll) {
      return new Verdict.Clean();
    }
    Matcher found = FOUND.matcher(answer);
    if (found.matches()) {
      return infected(shown(found.group(1)));
    }
    Matcher error = ERROR.matcher(answer);
    if (error.matches() && LASTING.matcher(error.group(1)).find()) {
      return new Verdict.Undecided(shown(error.group(1)));
    }
    throw new PortException.Unavailable("clamd has not scanned; it says: " + shown(answer));
  }

  /// {@return `text` of the daemon, cut and made safe to log}
  static String shown(String text) {
    return text.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "")
        .codePoints()
        .limit(MAX_SHOWN)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static Verdict infected(String malware) {
    if (malware.startsWith(NOT_ALL_SEEN)) {
      return new Verdict.Undecided(malware);
    }
    return new Verdict.Infected(malware.isBlank() ? "without a name" : malware);
  }
}
