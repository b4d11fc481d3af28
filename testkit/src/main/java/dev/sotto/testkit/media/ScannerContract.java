// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.PortException;
import dev.sotto.core.media.Scanner;
import dev.sotto.core.media.Scanner.Verdict;
import dev.sotto.testkit.Concurrently;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every [Scanner] must do.
public interface ScannerContract {
  /// {@return a scanner that finds [Eicar] wherever it is in an object}
  Scanner scanner();

  /// {@return a scanner of the same kind, where nobody answers}
  Scanner unreachable();

  /// {@return how many bytes [#scanner] can judge: 1 MiB at least, few enough to send more}
  int largest();

  @Test
  default void scanShouldFindMalwareAndSayWhatItIs() throws Exception {
    assertThat(scan(Eicar.bytes()))
        .isInstanceOfSatisfying(
            Verdict.Infected.class, found -> assertThat(found.malware()).contains("Eicar"));
  }

  @Test
  default void scanShouldPassWhatIsClean() throws Exception {
    assertThat(scan("hello".getBytes(UTF_8))).isEqualTo(new Verdict.Clean());
  }

  @Test
  default void scanShouldPassAnEmptyObject() throws Exception {
    assertThat(scan(new byte[0])).isEqualTo(new Verdict.Clean());
  }

  @Test
  default void scanShouldPassTheLargestObjectWhenItIsClean() throws Exception {
    assertThat(scan(new byte[largest()])).isEqualTo(new Verdict.Clean());
  }

  @Test
  default void scanShouldFindMalwareAtTheEndOfTheLargestObject() throws Exception {
    byte[] before = new byte[largest() - Eicar.bytes().length];

    assertThat(scan(before, Eicar.bytes())).isInstanceOf(Verdict.Infected.class);
  }

  @Test
  default void scanShouldFindMalwareThatComesInPieces() throws Exception {
    byte[] before = new byte[200_001];
    byte[] first = Eicar.TEXT.substring(0, 30).getBytes(UTF_8);
    byte[] rest = Eicar.TEXT.substring(30).getBytes(UTF_8);

    assertThat(scan(before, first, rest, before)).isInstanceOf(Verdict.Infected.class);
  }

  @Test
  default void scanShouldBeUndecidedWhenTheObjectIsTooLarge() throws Exception {
    byte[] most = new byte[largest()];

    assertThat(scan(Eicar.bytes(), most, most, most)).isInstanceOf(Verdict.Undecided.class);
    assertThat(scan(new byte[1], most)).isInstanceOf(Verdict.Undecided.class);
  }

  @Test
  default void scanShouldKeepObjectsApartWhenManyAreScannedAtOnce() {
    List<Boolean> infected =
        Concurrently.call(
            16,
            number -> {
              try {
                byte[] end = number % 2 == 0 ? Eicar.bytes() : new byte[1];
                return scan(new byte[number * 10_000], end) instanceof Verdict.Infected;
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });

    for (int number = 0; number < infected.size(); number++) {
      assertThat(infected.get(number)).as("object %d", number).isEqualTo(number % 2 == 0);
    }
  }

  @Test
  default void scanShouldPassOnThatTheBytesHaveFailed() throws Exception {
    InputStream cut =
        new SequenceInputStream(new ByteArrayInputStream(new byte[300_000]), TestBytes.broken());

    for (InputStream failing : List.of(cut, TestBytes.broken())) {
      assertThatThrownBy(() -> scanner().scan(failing))
          .isInstanceOf(IOException.class)
          .hasMessage("connection reset");
    }

    assertThat(scan(Eicar.bytes())).isInstanceOf(Verdict.Infected.class);
  }

  @Test
  default void scanShouldPassOnThatTheStoreOfTheBytesIsAway() throws Exception {
    var away = new PortException.Unavailable("the store is away");
    var failing =
        new InputStream() {
          @Override
          public int read() {
            throw away;
          }

          @Override
          public int read(byte[] bytes, int offset, int length) {
            throw away;
          }
        };

    assertThatThrownBy(() -> scanner().scan(failing)).isSameAs(away);

    assertThat(scan(new byte[1])).isEqualTo(new Verdict.Clean());
  }

  @Test
  default void checkShouldPassWhenTheScannerAnswers() {
    scanner().check();

    scanner().check();
  }

  @Test
  default void allShouldBeUnavailableWhenNobodyAnswers() {
    InputStream bytes = new ByteArrayInputStream(Eicar.bytes());

    assertThatThrownBy(() -> unreachable().check()).isInstanceOf(PortException.Unavailable.class);
    assertThatThrownBy(() -> unreachable().scan(bytes))
        .isInstanceOf(PortException.Unavailable.class);
  }

  @Test
  default void allShouldBeUnavailableWhenClosed() {
    InputStream bytes = new ByteArrayInputStream(Eicar.bytes());

    scanner().close();
    scanner().close();

    assertThatThrownBy(() -> scanner().check()).isInstanceOf(PortException.Unavailable.class);
    assertThatThrownBy(() -> scanner().scan(bytes)).isInstanceOf(PortException.Unavailable.class);
  }

  private Verdict scan(byte[]... pieces) throws IOException {
    InputStream bytes = InputStream.nullInputStream();
    for (byte[] piece : pieces) {
      bytes = new SequenceInputStream(bytes, new ByteArrayInputStream(piece));
    }
    return scanner().scan(bytes);
  }
}
