// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.cli.adapter.Adapters;
import dev.sotto.core.room.JoinCode;
import dev.sotto.core.room.PairingStore.Acceptance;
import dev.sotto.core.room.Participant;
import dev.sotto.core.room.ParticipantId;
import dev.sotto.core.room.PendingPairing;
import dev.sotto.core.room.PushAddress;
import dev.sotto.core.room.RoomId;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RoomCommandsTest {
  @TempDir private Path folder;
  private AdapterUrl url = new AdapterUrl("", "");

  @BeforeEach
  void migrate() throws IOException {
    Files.createDirectories(folder.resolve("data"));
    url = new AdapterUrl("sqlite", folder.resolve("data").resolve("sotto.db").toString());
    Adapters.installed().storage("sqlite").at(url).migrate();
  }

  @Test
  void purgeShouldCountAndThenDelete() {
    storedRoom("1", "anna", "berta");
    storedRoom("2", "carla", "anna");
    storedRoom("3", "carla", "berta");

    assertThat(run("", "devices", "purge", "--dry-run", "anna").out())
        .isEqualToIgnoringNewLines("Would delete 2 rooms and 2 codes of 1 devices.");
    assertThat(run("", "devices", "purge", "--json", "anna").out())
        .isEqualToIgnoringNewLines("{\"devices\":1,\"rooms\":2,\"pendings\":2,\"dryRun\":false}");
    assertThat(run("", "devices", "purge", "anna").out()).startsWith("Deleted 0 rooms and 0");
  }

  @Test
  void purgeShouldReadIdsFromFilesAndStandardInput() throws IOException {
    storedRoom("1", "anna", "berta");
    storedRoom("2", "carla", "dora");
    Path file = Files.writeString(folder.resolve("ids"), "anna\n\n  nobody \nanna\n");

    assertThat(run("", "devices", "purge", "--from=" + file).out())
        .isEqualToIgnoringNewLines("Deleted 1 rooms and 1 codes of 2 devices.");
    assertThat(run("dora\n", "devices", "purge", "--from=-", "zoe").out())
        .isEqualToIgnoringNewLines("Deleted 1 rooms and 1 codes of 2 devices.");
  }

  @Test
  void purgeShouldTakeMoreIdsThanFitOneTransaction() {
    storedRoom("1", "device0", "x");
    storedRoom("2", "device2400", "device7");
    var ids = new StringBuilder();
    for (int i = 0; i < 2_500; i++) {
      ids.append("device").append(i).append('\n');
    }

    assertThat(run(ids.toString(), "devices", "purge", "--dry-run", "--from=-").out())
        .isEqualToIgnoringNewLines("Would delete 2 rooms and 2 codes of 2500 devices.");
    assertThat(run(ids.toString(), "devices", "purge", "--from=-").out())
        .isEqualToIgnoringNewLines("Deleted 2 rooms and 2 codes of 2500 devices.");
  }

  @Test
  void purgeShouldEndWithTwoWhenThereIsNothingToDo() {
    assertThat(run("", "devices", "purge").status()).isEqualTo(2);
    assertThat(run("", "devices", "purge", "--from=" + folder.resolve("none")).status())
        .isEqualTo(2);
    assertThat(run("", "devices", "purge", "x".repeat(300)).status()).isEqualTo(2);
  }

  @Test
  void listShouldNameEveryRoomAndDeleteShouldRemoveOne() {
    String first = storedRoom("1", "anna", "berta").text();
    String second = storedRoom("2", "carla", "anna").text();

    assertThat(run("", "rooms", "list").out()).contains(first, second).doesNotContain("anna");
    assertThat(run("", "rooms", "delete", first).status()).isZero();
    assertThat(run("", "rooms", "delete", first).status()).isEqualTo(1);
    assertThat(run("", "rooms", "delete", "x").status()).isEqualTo(2);
    assertThat(run("", "rooms", "list", "--json").out()).contains(second).doesNotContain(first);
  }

  @Test
  void sweepShouldDeleteWhatHasExpired() {
    storedRoom("1", "anna", "berta");

    assertThat(run("", "rooms", "sweep").out())
        .isEqualToIgnoringNewLines("Deleted 1 rooms and 1 codes.");
  }

  private CommandRun run(String in, String... words) {
    var line = new ArrayList<>(List.of(words));
    line.add("--data=" + folder.resolve("data"));
    return CommandRun.piped(in, Map.of(), line.toArray(String[]::new));
  }

  /// {@return a room made long ago}
  private RoomId storedRoom(String code, String creator, String guest) {
    Instant made = Instant.parse("2020-01-01T00:00:00Z");
    var pending =
        new PendingPairing(new JoinCode(code), participant(creator), made.plusSeconds(60));
    try (Storage storage = Adapters.installed().storage("sqlite").at(url).open()) {
      storage.pairings().register(pending, made);
      var id = RoomId.random(new SecureRandom());
      assertThat(storage.pairings().accept(pending.code(), participant(guest), id, made))
          .isEqualTo(new Acceptance.Accepted(id));
      return id;
    }
  }

  private static Participant participant(String name) {
    return new Participant(new ParticipantId(name), new PushAddress.Nowhere());
  }
}
