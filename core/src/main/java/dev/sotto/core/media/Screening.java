// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media;

import java.util.Optional;

/// Decides whether objects may be read. Safe for use by many threads.
public sealed interface Screening permits NoScanner, Scanning {
  /// {@return what lets everything through when there is no scanner, and else has everything
  /// scanned}
  ///
  /// @param away what becomes of objects when the scanner does not answer
  static Screening of(
      MediaCatalogue catalogue,
      ObjectStore store,
      Optional<Scanner> scanner,
      ScannerAway away,
      ScanNotice notice) {
    return scanner
        .<Screening>map(asked -> new Scanning(catalogue, store, asked, away, notice))
        .orElseGet(NoScanner::new);
  }

  /// {@return whether the object may be read; it is scanned first if it must be}
  ///
  /// @param uploaded in no matter which state but [MediaState#CREATED]
  /// @throws dev.sotto.core.PortException when the catalogue or the object store does not answer
  Result screen(MediaObject uploaded);

  /// {@return whether objects in this state may be read without being looked at again}
  boolean isReadable(MediaState state);

  /// Screens what has been left behind, by a node that died or while the scanner was away.
  ///
  /// @throws dev.sotto.core.PortException when the catalogue or the object store does not answer
  void catchUp();

  /// What came of it.
  sealed interface Result {
    /// Those may read it whom it is for.
    record Passed(MediaObject object) implements Result {}

    /// Nobody may read it.
    record Refused(MediaObject object) implements Result {}

    /// Nobody may read it yet: the scanner has given no answer.
    ///
    /// @param away whether it answers nobody; else it is this object that it was silent about
    record Waiting(MediaObject object, boolean away) implements Result {}

    /// It has gone meanwhile.
    record Gone() implements Result {}
  }
}
