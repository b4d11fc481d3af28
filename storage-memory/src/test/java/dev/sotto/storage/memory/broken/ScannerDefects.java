// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.broken;

import dev.sotto.core.PortException;
import dev.sotto.core.media.Scanner;
import dev.sotto.core.media.Scanner.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// What can be wrong with a scanner.
final class ScannerDefects {
  private static final Verdict CLEAN = new Verdict.Clean();

  static final List<Defect<Scanner>> ALL =
      List.of(
          defect("finds nothing", "scanShouldFindMalwareAndSayWhatItIs", (_, _) -> CLEAN),
          defect(
              "names nothing",
              "scanShouldFindMalwareAndSayWhatItIs",
              (real, bytes) ->
                  real.scan(bytes) instanceof Verdict.Infected ? new Verdict.Infected("") : CLEAN),
          defect(
              "suspects everything",
              "scanShouldPassWhatIsClean",
              (_, _) -> new Verdict.Infected("Eicar")),
          defect(
              "cannot judge nothing",
              "scanShouldPassAnEmptyObject",
              (real, bytes) ->
                  bytes.readNBytes(1).length == 0
                      ? new Verdict.Undecided("nothing")
                      : real.scan(bytes)),
          defect(
              "reads the beginning only",
              "scanShouldFindMalwareAtTheEndOfTheLargestObject",
              (real, bytes) -> real.scan(new ByteArrayInputStream(bytes.readNBytes(65_536)))),
          defect(
              "looks at each piece alone",
              "scanShouldFindMalwareThatComesInPieces",
              ScannerDefects::pieceByPiece),
          defect(
              "too large is clean",
              "scanShouldBeUndecidedWhenTheObjectIsTooLarge",
              (real, bytes) -> real.scan(bytes) instanceof Verdict.Infected found ? found : CLEAN),
          defect(
              "mixes objects up",
              "scanShouldKeepObjectsApartWhenManyAreScannedAtOnce",
              new Forgetful()),
          defect(
              "takes failing bytes for its own failure",
              "scanShouldPassOnThatTheBytesHaveFailed",
              (real, bytes) -> {
                try {
                  return real.scan(bytes);
                } catch (IOException e) {
                  throw new PortException.Unavailable("the scanner is away", e);
                }
              }),
          defect(
              "clean when the store is away",
              "scanShouldPassOnThatTheStoreOfTheBytesIsAway",
              ScannerDefects::cleanWhenAway),
          defect(
              "clean when it is away",
              "allShouldBeUnavailableWhenNobodyAnswers",
              ScannerDefects::cleanWhenAway),
          defect(
              "clean when it is closed",
              "allShouldBeUnavailableWhenClosed",
              ScannerDefects::cleanWhenAway));

  private ScannerDefects() {}

  private static Verdict pieceByPiece(Scanner real, InputStream bytes) throws IOException {
    byte[] piece = new byte[8_192];
    for (int read = bytes.read(piece); read >= 0; read = bytes.read(piece)) {
      Verdict verdict = real.scan(new ByteArrayInputStream(piece, 0, read));
      if (!verdict.equals(CLEAN)) {
        return verdict;
      }
    }
    return CLEAN;
  }

  private static Verdict cleanWhenAway(Scanner real, InputStream bytes) throws IOException {
    try {
      return real.scan(bytes);
    } catch (PortException.Unavailable _) {
      return CLEAN;
    }
  }

  private static Defect<Scanner> defect(String name, String caughtBy, Scan scan) {
    return new Defect<>(name, ScannerSpecimen.class, caughtBy, real -> new Broken(real, scan));
  }

  /// What a broken scanner does instead of scanning.
  private interface Scan {
    Verdict scan(Scanner real, InputStream bytes) throws IOException;
  }

  private record Broken(Scanner real, Scan scan) implements Scanner {
    @Override
    public Verdict scan(InputStream bytes) throws IOException {
      return scan.scan(real, bytes);
    }

    @Override
    public void check() {
      real.check();
    }

    @Override
    public void close() {
      real.close();
    }
  }

  /// Does not clear what it found in another object.
  private record Forgetful(AtomicBoolean infected) implements Scan {
    Forgetful() {
      this(new AtomicBoolean());
    }

    @Override
    public Verdict scan(Scanner real, InputStream bytes) throws IOException {
      if (real.scan(bytes) instanceof Verdict.Infected) {
        infected.set(true);
      }
      return infected.get() ? new Verdict.Infected("Eicar") : CLEAN;
    }
  }
}
