// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.scan.clamav;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.sotto.core.PortException;
import dev.sotto.core.media.scan.MalwareScanner;
import dev.sotto.core.media.scan.MalwareScanner.Verdict;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.testkit.machine.TricklingServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Verdicts when clamd misbehaves: never clean.
final class FaultyClamdTest {
  private static final Duration SOON = Duration.ofSeconds(8);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\0",
        "stream: OK",
        "stream: OK\n\0",
        "stream: OK ERROR\0",
        "stream: OK and more\0",
        "stream: not OK\0",
        "OK\0",
        "PONG\0",
        "UNKNOWN COMMAND\0",
        "HTTP/1.1 200 OK\r\n\r\n\0",
        "COMMAND READ TIMED OUT\0",
        "read timeout ERROR\0",
        "INSTREAM: Can't write to temporary file. ERROR\0",
        "stream: Can't allocate memory ERROR\0",
      })
  void scanShouldBeUnavailableWhenTheAnswerDoesNotJudge(String answer) throws Exception {
    assertUnavailable(answer);
  }

  @Test
  void scanShouldBeUnavailableWhenTheAnswerDoesNotEnd() throws Exception {
    assertUnavailable("stream: " + "x".repeat(100_000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSTREAM size limit exceeded. ERROR\0",
        "stream: Exceeded time limit ERROR\0",
        "stream: Can't unpack some data ERROR\0",
        "stream: Bad format or broken data ERROR\0",
        "stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND\0",
      })
  void scanShouldBeUndecidedWhenTheSameWouldComeAgain(String answer) throws Exception {
    try (var clamd = FaultyClamd.saying(answer)) {
      Verdict verdict = scan(clamd, some());

      String reason = answer.replaceAll("^stream: |\\.? ERROR\0| FOUND\0", "");
      assertThat(verdict).isEqualTo(new Verdict.Undecided(reason));
    }
  }

  @Test
  void malwareShouldBeSafeToShow() throws Exception {
    try (var clamd =
        FaultyClamd.saying(
            "stream: Win\u001b[31m.\r\nTest\u202e%s FOUND\0".formatted("x".repeat(999)))) {
      Verdict verdict = scan(clamd, some());

      assertThat(verdict)
          .isInstanceOfSatisfying(
              Verdict.Infected.class,
              found -> assertThat(found.malware()).startsWith("Win[31m.Testxxx").hasSize(200));
    }
  }

  @Test
  void malwareShouldHaveANameWhenClamdHasNone() throws Exception {
    try (var clamd = FaultyClamd.saying("stream: \t FOUND\0")) {
      assertThat(scan(clamd, some())).isEqualTo(new Verdict.Infected("without a name"));
    }
  }

  @Test
  void scanShouldReadTheAnswerWhenClamdDoesNotReadToTheEnd() throws Exception {
    try (var clamd = FaultyClamd.sayingEarly("INSTREAM size limit exceeded. ERROR\0")) {
      assertThat(scan(clamd, endless()))
          .isEqualTo(new Verdict.Undecided("INSTREAM size limit exceeded"));
    }
  }

  @Test
  void scanShouldBeUnavailableWhenClamdIsContentTooEarly() throws Exception {
    try (var clamd = FaultyClamd.sayingEarly("stream: OK\0")) {
      assertThatThrownBy(() -> scan(clamd, endless()))
          .isInstanceOf(PortException.Unavailable.class);
    }
  }

  @Test
  void scanShouldBeUnavailableWhenClamdDoesNotAnswerInTime() throws Exception {
    try (var clamd = FaultyClamd.silent()) {
      assertThatThrownBy(() -> scan(clamd, some()))
          .isInstanceOf(PortException.Unavailable.class)
          .hasMessageContainingAll(
              "clamd at 127.0.0.1:", "has let wait for 1 s", "?timeout= in SOTTO_SCANNER");
    }
  }

  @Test
  void scanShouldBeUnavailableWhenClamdDoesNotReadInTime() throws Exception {
    try (var clamd = FaultyClamd.silent()) {
      assertThatThrownBy(() -> scan(clamd, endless()))
          .isInstanceOf(PortException.Unavailable.class)
          .hasMessageContainingAll(
              "clamd at 127.0.0.1:", "has let wait for 1 s", "?timeout= in SOTTO_SCANNER");
    }
  }

  @Test
  void scanShouldBeUnavailableWhenClamdAnswersALittleNowAndThen() throws Exception {
    try (var clamd = TricklingServer.sending("stream: ".getBytes(UTF_8), 'x');
        MalwareScanner scanner =
            new ClamavScannerProvider()
                .open(
                    AdapterUrl.parse("clamav://127.0.0.1:%d?timeout=1s".formatted(clamd.port())))) {
      assertTimeoutPreemptively(
          SOON,
          () -> {
            assertThatThrownBy(() -> scanner.scan(some()))
                .isInstanceOf(PortException.Unavailable.class)
                .hasMessageContaining("has let wait for 1 s");
            assertThatThrownBy(scanner::check).isInstanceOf(PortException.Unavailable.class);
          });
    }
  }

  @Test
  void scanShouldHangUpWhenTheBytesFail() throws Exception {
    InputStream failing =
        bytes(
            _ -> {
              throw new IOException("gone");
            });
    try (var clamd = FaultyClamd.patient();
        MalwareScanner scanner = clamd.scanner()) {
      assertThatThrownBy(
              () -> scanner.scan(new SequenceInputStream(stream("x".repeat(100_000)), failing)))
          .isInstanceOf(IOException.class)
          .hasMessage("gone");

      clamd.awaitHangUp();
    }
  }

  @Test
  void scanShouldEndWhenTheScannerIsClosed() throws Exception {
    try (var clamd = FaultyClamd.patient()) {
      MalwareScanner scanner = clamd.scanner();
      InputStream closing =
          bytes(
              _ -> {
                scanner.close();
                return -1;
              });

      assertThatThrownBy(() -> scanner.scan(closing))
          .isInstanceOf(PortException.Unavailable.class)
          .hasMessageNotContaining("1 s");
      clamd.awaitHangUp();
    }
  }

  @Test
  void checkShouldPassOnlyWhenClamdSaysPong() throws Exception {
    try (var sound = FaultyClamd.greeting("PONG\0");
        var other = FaultyClamd.greeting("-ERR unknown command\0");
        var mute = FaultyClamd.silent();
        MalwareScanner scanner = sound.scanner();
        MalwareScanner otherScanner = other.scanner();
        MalwareScanner muteScanner = mute.scanner()) {
      scanner.check();

      assertThatThrownBy(otherScanner::check)
          .isInstanceOf(PortException.Unavailable.class)
          .hasMessageEndingWith("it says: -ERR unknown command");
      assertThatThrownBy(muteScanner::check).isInstanceOf(PortException.Unavailable.class);
    }
  }

  private static void assertUnavailable(String answer) throws Exception {
    try (var clamd = FaultyClamd.saying(answer)) {
      assertThatThrownBy(() -> scan(clamd, some())).isInstanceOf(PortException.Unavailable.class);
    }
  }

  private static Verdict scan(FaultyClamd clamd, InputStream bytes) throws IOException {
    try (MalwareScanner scanner = clamd.scanner()) {
      return scanner.scan(bytes);
    }
  }

  private static InputStream some() {
    return stream("hello");
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  private static InputStream endless() {
    return bytes(length -> length);
  }

  private static InputStream bytes(Source source) {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        return Math.min(source.read(1), 0);
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        return source.read(length);
      }
    };
  }

  /// What is read when so many bytes are wanted.
  private interface Source {
    int read(int length) throws IOException;
  }
}
