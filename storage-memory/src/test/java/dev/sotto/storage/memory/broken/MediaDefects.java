// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.broken;

import dev.sotto.core.media.MediaCatalogue;
import dev.sotto.core.spi.Storage;
import java.util.List;
import java.util.function.UnaryOperator;

/// What can be wrong with the catalogue of media of a storage.
final class MediaDefects {
  static final List<Defect<Storage>> ALL =
      List.of(
          defect(
              "quota exceeded by many at once",
              "insertShouldKeepToTheQuotaWhenManyInsertAtOnce",
              BrokenMedia.QuotaRaces::new),
          defect(
              "last byte of the quota not to be had",
              "insertShouldKeepToTheQuotaToTheByte",
              BrokenMedia.QuotaOffByOne::new),
          defect(
              "room taken by many at once",
              "replaceShouldKeepToTheQuotaWhenManyTakeRoomAtOnce",
              BrokenMedia.RoomRaces::new),
          defect(
              "uploads that have not begun take room",
              "insertShouldTakeNoRoomForWhatHasNotBegun",
              BrokenMedia.AwaitedTakesRoom::new),
          defect(
              "uploads that have not begun uncounted",
              "insertShouldCountWhatHasNotBegunWhenManyInsertAtOnce",
              BrokenMedia.AwaitedUncounted::new),
          defect(
              "unfinished uploads of others told",
              "unfinishedShouldWalkThroughWhatIsNotWholeByKey",
              BrokenMedia.UnfinishedOfAll::new),
          defect(
              "time of an upload not minded",
              "replaceShouldMindEverythingThatChanges",
              BrokenMedia.BlindToTime::new),
          defect(
              "an upload is swept though its end has moved on",
              "whatWasToldAsEndedShouldStayWhenItsEndHasMovedOn",
              BrokenMedia.BlindToTime::new),
          defect(
              "last change of an object wins",
              "replaceShouldSucceedOnceWhenManySpendAnObject",
              BrokenMedia.LastChangeWins::new),
          defect(
              "changing an unknown object keeps it",
              "replaceShouldChangeNothingButWhatItWasToldOf",
              BrokenMedia.ReplaceInserts::new),
          defect(
              "removal of nothing untold",
              "removeShouldForgetTheObjectAndItsReaders",
              BrokenMedia.RemoveUntold::new),
          defect(
              "objects read by everybody",
              "attachShouldLetTheRecipientReadAndNobodyElse",
              BrokenMedia.ReadByAll::new),
          defect(
              "what another message names goes too",
              "detachShouldTellWhatNoMessageNamesAnyMore",
              BrokenMedia.DetachTellsAll::new),
          defect(
              "objects never let go",
              "detachShouldTellWhatNoMessageNamesAnyMore",
              BrokenMedia.NeverDetached::new),
          defect(
              "usage without what is awaited",
              "insertShouldKeepToTheQuotaToTheByte",
              BrokenMedia.UsageOfNothing::new),
          defect(
              "pages of objects overlap",
              "pageShouldWalkThroughAllObjectsByKey",
              BrokenMedia.PagesOverlap::new),
          defect(
              "scanned objects scanned again",
              "unscannedShouldWalkThroughWhatIsStoredByKey",
              BrokenMedia.ScannedAgain::new),
          defect(
              "files mistaken for each other",
              "findShouldKnowAnObjectByItsFile",
              BrokenMedia.AnyFile::new),
          defect(
              "objects ended late",
              "endedShouldTellWhatIsOverToTheMillisecondEarliestFirst",
              BrokenMedia.EndedLate::new),
          defect(
              "ended objects in wrong order",
              "endedShouldTellWhatIsOverToTheMillisecondEarliestFirst",
              BrokenMedia.EndedBackwards::new));

  private MediaDefects() {}

  private static Defect<Storage> defect(
      String name, String caughtBy, UnaryOperator<MediaCatalogue> broken) {
    return new Defect<>(name, StorageSpecimen.Media.class, caughtBy, In.media(broken));
  }
}
