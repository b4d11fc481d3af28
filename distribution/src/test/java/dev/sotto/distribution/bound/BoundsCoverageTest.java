// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.bound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.bound.Bound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every row of the table is enforced by some code and shown by some test: here with a heap of 64
/// MiB and 512 descriptors, or, where that would take minutes or thousands of clients, elsewhere
/// with a time or a count of its own. A row that is forgotten does not compile.
final class BoundsCoverageTest {
  private static final Path ROOT = Path.of("..");

  @ParameterizedTest
  @EnumSource
  void rowShouldBeShownByATest(Bound bound) throws IOException {
    String[] name = shownBy(bound).split("#", -1);

    List<Path> files = files(name[0] + ".java");
    assertThat(files).as(bound + ": " + name[0]).hasSize(1);
    assertThat(Files.readString(files.getFirst()))
        .as(bound.name())
        .containsPattern("void " + name[1] + "\\(");
  }

  @Test
  void everyRowShouldBeEnforced() throws IOException {
    String sources = mainSources();

    for (Bound bound : Bound.values()) {
      assertThat(sources).containsPattern("Bound\\s*\\.\\s*" + bound + "\\b");
    }
  }

  /// {@return class and method}
  private static String shownBy(Bound bound) {
    return switch (bound) {
      case SHARE -> "SharedPoolTest#addressShouldGetNoMoreThanIsLeftForAllOthers";
      case SHARE_OF_SITE -> "SharedPoolTest#siteShouldGetTwiceWhatIsLeftInAllItsNetworks";
      case CONNECTIONS, SILENT_CONNECTION ->
          "BoundsTest#moreConnectionsThanDescriptorsShouldKeepNobodyOutOfHealth";
      case EMPTY_LINES, REQUEST_LINE, HEADER_LINE, HEADER_COUNT ->
          "BoundsTest#headShouldComeToAnEnd";
      case HEADERS -> "BoundsTest#headersShouldComeToAnEnd";
      case CHUNK_LINE, TRAILERS, BODY -> "BoundsTest#bodyShouldComeToAnEnd";
      case BODY_IN_PARTS -> "ConnectionTimeoutsTest#bodyShouldNotStopOrTrickle";
      case OPEN_BODIES -> "BoundsTest#bodiesThatNeverComeShouldKeepNobodyOut";
      case OPEN_UPLOADS -> "OpenUploadsTest#uploadsOfOneAccountShouldBeCounted";
      case REFUSED_BODY -> "MediaBoundsTest#refusedFormShouldNotBeReadToItsEnd";
      case REST_OF_BODY -> "UnreadBodyTest#restShouldBeReadWhenItIsLittle";
      case AFTER_ANSWER -> "UnreadBodyTest#clientShouldHearTheAnswerAndNotBeListenedToForLong";
      case FORM -> "MalformedFormTest#chunksShouldNotGoOnForEver";
      case FORM_PARTS -> "MediaBoundsTest#partsShouldComeToAnEnd";
      case FORM_FILES -> "FileUploadTest#filesShouldNotBeTooMany";
      case FORM_FILE -> "MediaBoundsTest#fileShouldComeToAnEnd";
      case FORM_HEADERS -> "MediaBoundsTest#whatIsSaidOfAPartShouldComeToAnEnd";
      case FORM_TEXT -> "MalformedFormTest#whatIsSaidOfAPartShouldNotBeLong";
      case FILE_NAME -> "FormTextTest#nameShouldNotCarryControlCharactersOrBeLong";
      case SPOOL -> "UploadSpoolTest#takeShouldRefuseWhenTheFolderHasEnough";
      case UPLOADS_NOT_BEGUN -> "UploadQuotaTest#uploadsThatHaveNotBegunShouldBeCounted";
      case UPLOAD_HALT -> "UploadQuotaTest#uploadInPartsShouldEndAnHourAfterItsLastByte";
      case UPLOAD_IN_PARTS -> "UploadQuotaTest#uploadInPartsShouldTakeADayAtMost";
      case ATTACHMENTS -> "AttachmentTest#sendShouldRefuseMoreObjectsThanAMessageNames";
      case ANSWER -> "ConnectionTimeoutsTest#answerShouldBeTakenAtAPace";
      case LONG_ANSWER -> "SpooledResponseTest#answerShouldEndSomewhereHoweverMuchThereIs";
      case LONG_ANSWERS -> "SpooledResponseTest#roomShouldHaveAnEnd";
      case REQUESTS -> "RequestAdmissionTest#enterShouldKeepToThePlacesAndNeverCountHealth";
      case MEMORY -> "BoundsTest#bodiesShouldNotFillTheHeap";
      case TRANSFERS -> "MediaBoundsTest#slowUploadsShouldLeaveFilesForOthers";
      case JSON_NODES, JSON_DEPTH -> "BoundsTest#jsonShouldComeToAnEnd";
      case PASSWORDS -> "PasswordHashQueueTest#takeShouldBeRefusedWhenTheQueueIsFullOfOthers";
      case SOCKET_MESSAGE -> "SocketBoundsTest#messageShouldComeToAnEnd";
      case SOCKET_WITHOUT_ROOM ->
          "SocketWithoutRoomTest#socketInNoRoomShouldMakeWayOnlyWherePlacesAreShort";
      case SOCKET_FRAGMENTS -> "SocketBoundsTest#fragmentsShouldComeToAnEnd";
      case SOCKET_PINGS -> "SocketBoundsTest#pingsShouldComeToAnEnd";
      case SOCKET_REFUSALS -> "SocketBoundsTest#framesThatAreRefusedShouldComeToAnEnd";
      case SOCKET_WRITE -> "SocketDeadlinesTest#writeThatIsNotTakenShouldEndTheSocket";
      case SOCKET_GOODBYE -> "SocketDeadlinesTest#goodbyeThatIsNotAnsweredShouldEndTheSocket";
      case SOCKET_SILENCE -> "SocketDeadlinesTest#pingThatIsNotAnsweredShouldEndTheSocket";
      case SOCKETS_OF_ACCOUNT -> "SocketBoundsTest#oldestShouldGoWhenThereAreTooMany";
      case SOCKET_QUEUE -> "SlowReaderTest#sendShouldCloseWhenTheQueueIsFull";
      case SOCKET_QUEUE_BYTES -> "SlowReaderTest#sendShouldCountBytesToo";
      case SOCKET_QUEUES -> "SocketBoundsTest#slowReadersShouldNotFillTheHeapTogether";
      case WAITING_CALLS -> "MemorySignalCacheTest#oneCallerShouldLeaveRoomForOthers";
      case WAITING_CALL -> "SignalCacheContract#putShouldKeepNoMoreThanTheBytesOfOneCall";
      case WAITING_CALLERS ->
          "SignalCacheContract#putShouldForgetWhoeverIsWorthLeastWhenTooManyCall";
      case REPLAYED_SIGNALS -> "FoxTrotSocketTest#strangerShouldNotEndTheSocketOfWhoConnects";
      case EMPTY_ROOMS -> "LiveRoomTableTest#emptyRoomsShouldBeForgottenWhenTheyTakeTooMuch";
      case EMPTY_ROOM -> "RememberedInitiatorTest#claimedShouldNotRememberWhatIsLong";
      case BACKLOG_READERS -> "BacklogThrottleTest#everyoneShouldReadWhenManyComeAtOnce";
      case BACKLOG_MEMORY -> "BacklogThrottleTest#pageShouldWaitWhenOthersHoldTheMemory";
      case SESSIONS_OF_ACCOUNT -> "SessionsTest#openShouldEndTheOldestWhenThereAreTooMany";
      case CONTACTS -> "CapacityExceededTest#contactsShouldBeRefusedBeyondTheirNumber";
      case MAILBOX_MESSAGES ->
          "BoundedMessageStoreTest#appendShouldRefuseWhatIsBeyondTheMessagesOfTheMailbox";
      case MAILBOX_BYTES ->
          "BoundedMessageStoreTest#appendShouldRefuseWhatIsBeyondTheBytesOfTheMailbox";
      case RELAY -> "MemoryRelayStoreTest#putShouldKeepNoMoreThanItsPartOfTheHeap";
      case RELAY_MESSAGES -> "RelayBoundsContract#putShouldLeaveOthersAsManyPlacesAsOneSenderTakes";
      case RELAY_BYTES -> "RelayBoundsContract#putShouldLeaveOthersAsManyBytesAsOneSenderTakes";
      case FREE_DISK ->
          "BoundedMessageStoreTest#appendShouldRefuseEverythingNewWhileTheDiskIsNearlyFull";
      case WAKE_UPS, WAKE_UPS_OF_SERVICE -> "WakeUpsTest#wakeShouldBoundWhatWaitsAndWhatRuns";
      case KNOCKS -> "SlowPushServiceTest#pingPeerShouldBeRefusedWhenTooManyKnocksAreUnderWay";
      case ROOMS_LISTED -> "RoomSeatsContract#occupiedShouldTellRoomsInWhichSomebodyIs";
      case BUCKETS ->
          "MemoryTokenBucketStoreTest#takeShouldKeepExhaustedBucketsWhenThereAreTooMany";
      case FAULT_LOG -> "BoundsTest#logShouldNotGrowWithFaults";
    };
  }

  private static List<Path> files(String name) throws IOException {
    try (Stream<Path> files = Files.walk(ROOT, 12)) {
      return files
          .filter(file -> file.endsWith(name) && !file.toString().contains("/target/"))
          .toList();
    }
  }

  private static String mainSources() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT, 12)) {
      return files
          .filter(file -> file.toString().contains("/src/main/java/"))
          .filter(file -> file.toString().endsWith(".java") && !file.endsWith("Bound.java"))
          .map(BoundsCoverageTest::read)
          .collect(Collectors.joining());
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
