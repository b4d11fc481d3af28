// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.storage;

import dev.sotto.core.media.object.MediaCatalogue;
import dev.sotto.core.spi.Storage;
import dev.sotto.testkit.spi.Broken;
import dev.sotto.testkittests.defect.Defect;
import java.util.List;
import java.util.function.UnaryOperator;

/// What can be wrong with the catalogue of media of a storage.
final class MediaDefects {
  static final List<Defect<Storage>> ALL =
      List.of(
          defect(
              "quota exceeded by many at once",
              "insertShouldKeepToTheQuotaWhenManyInsertAtOnce",
              BrokenMediaCatalogues.QuotaRaces::new),
          defect(
              "last byte of the quota not to be had",
              "insertShouldKeepToTheQuotaToTheByte",
              BrokenMediaCatalogues.QuotaOffByOne::new),
          defect(
              "room taken by many at once",
              "replaceShouldKeepToTheQuotaWhenManyTakeRoomAtOnce",
              BrokenMediaCatalogues.RoomRaces::new),
          defect(
              "uploads that have not begun take room",
              "insertShouldTakeNoRoomForWhatHasNotBegun",
              BrokenMediaCatalogues.AwaitedTakesRoom::new),
          defect(
              "uploads that have not begun uncounted",
              "insertShouldCountWhatHasNotBegunWhenManyInsertAtOnce",
              BrokenMediaCatalogues.AwaitedUncounted::new),
          defect(
              "unfinished uploads of others told",
              "unfinishedShouldWalkThroughWhatIsNotWholeByKey",
              BrokenMediaCatalogues.UnfinishedOfAll::new),
          defect(
              "time of an upload not minded",
              "replaceShouldMindEverythingThatChanges",
              BrokenMediaCatalogues.BlindToTime::new),
          defect(
              "an upload is swept though its end has moved on",
              "whatWasToldAsEndedShouldStayWhenItsEndHasMovedOn",
              BrokenMediaCatalogues.BlindToTime::new),
          defect(
              "last change of an object wins",
              "replaceShouldSucceedOnceWhenManySpendAnObject",
              BrokenMediaCatalogues.LastChangeWins::new),
          defect(
              "changing an unknown object keeps it",
              "replaceShouldChangeNothingButWhatItWasToldOf",
              BrokenMediaCatalogues.ReplaceInserts::new),
          defect(
              "removal of nothing untold",
              "removeShouldForgetTheObjectAndItsReaders",
              BrokenMediaCatalogues.RemoveUntold::new),
          defect(
              "objects read by everybody",
              "attachShouldLetTheRecipientReadAndNobodyElse",
              BrokenMediaCatalogues.ReadByAll::new),
          defect(
              "what another message names goes too",
              "detachShouldTellWhatNoMessageNamesAnyMore",
              BrokenMediaCatalogues.DetachTellsAll::new),
          defect(
              "objects never let go",
              "detachShouldTellWhatNoMessageNamesAnyMore",
              BrokenMediaCatalogues.NeverDetached::new),
          defect(
              "usage without what is awaited",
              "insertShouldKeepToTheQuotaToTheByte",
              BrokenMediaCatalogues.UsageOfNothing::new),
          defect(
              "pages of objects overlap",
              "pageShouldWalkThroughAllObjectsByKey",
              BrokenMediaCatalogues.PagesOverlap::new),
          defect(
              "scanned objects scanned again",
              "unscannedShouldWalkThroughWhatIsStoredByKey",
              BrokenMediaCatalogues.ScannedAgain::new),
          defect(
              "files mistaken for each other",
              "findShouldKnowAnObjectByItsFile",
              BrokenMediaCatalogues.AnyFile::new),
          defect(
              "objects ended late",
              "endedShouldTellWhatIsOverToTheMillisecondEarliestFirst",
              BrokenMediaCatalogues.EndedLate::new),
          defect(
              "ended objects in wrong order",
              "endedShouldTellWhatIsOverToTheMillisecondEarliestFirst",
              BrokenMediaCatalogues.EndedBackwards::new));

  private MediaDefects() {}

  private static Defect<Storage> defect(
      String name, String caughtBy, UnaryOperator<MediaCatalogue> broken) {
    return new Defect<>(
        name,
        StorageUnderTest.Media.class,
        caughtBy,
        Broken.port(Storage.class, MediaCatalogue.class, broken));
  }
}
