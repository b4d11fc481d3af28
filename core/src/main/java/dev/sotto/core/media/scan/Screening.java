// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media.scan;

import dev.sotto.core.media.object.MediaCatalogue;
import dev.sotto.core.media.object.MediaObject;
import dev.sotto.core.media.object.ObjectState;
import dev.sotto.core.media.object.ObjectStore;
import java.util.Optional;

/// Decides whether objects may be read. Safe for use by many threads.
public sealed interface Screening permits NoScannerScreening, ScannerScreening {
  /// {@return what lets everything through when there is no scanner, and else has everything
  /// scanned}
  ///
  /// @param away what becomes of objects when the scanner does not answer
  static Screening of(
      MediaCatalogue catalogue,
      ObjectStore store,
      Optional<MalwareScanner> scanner,
      UnscannedPolicy away,
      ScanNotifier notice) {
    return scanner
        .<Screening>map(asked -> new ScannerScreening(catalogue, store, asked, away, notice))
        .orElseGet(NoScannerScreening::new);
  }

  /// {@return whether the object may be read; it is scanned first if it must be}
  ///
  /// @param uploaded in no matter which state but [ObjectState#CREATED]
  /// @throws dev.sotto.core.PortException when the catalogue or the object store does not answer
  Result screen(MediaObject uploaded);

  /// {@return whether objects in this state may be read without being looked at again}
  boolean isReadable(ObjectState state);

  /// Screens what has been left behind, by a node that died or while the scanner was away.
  ///
  /// @throws dev.sotto.core.PortException when the catalogue or the object store does not answer
  void catchUp();

  /// The outcome of a screening.
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
