// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.cli.adapter.Adapters;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.audit.AuditEventType;
import dev.sotto.core.audit.AuditLog;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Storage;
import dev.sotto.testkit.TestRandom;
import dev.sotto.testkit.data.TestAccounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuditCommandTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  @TempDir private Path folder;

  @BeforeEach
  void migrate() throws IOException {
    Path data = folder.resolve("data");
    Files.createDirectories(data);
    Adapters.installed()
        .storage("sqlite")
        .at(AdapterUrl.parse("sqlite:" + data.resolve("sotto.db")))
        .migrate();
  }

  @Test
  void auditShouldListTheLatestEntriesFirst() {
    record(3);

    List<String> lines = run("audit").out().lines().toList();

    assertThat(lines).hasSize(4);
    assertThat(lines.getFirst()).startsWith("TIME").contains("EVENT", "ACCOUNT", "SUBJECT");
    assertThat(lines.get(1)).startsWith("2026-01-01T12:00:02Z").contains("media/7/2", "Eicar-2");
    assertThat(lines.get(3)).contains("media-infected", "7", "media/7/0", "Eicar-0");
    assertThat(run("audit", "--last=1").out().lines()).hasSize(2);
  }

  @Test
  void jsonShouldHaveAllFieldsOfMoreEntriesThanAPage() {
    record(1_201);

    assertThat(run("audit", "--json", "--last=2000").out().split("\\{", -1)).hasSize(1_202);
    assertThat(run("audit", "--json", "--last", "1").out())
        .isEqualToIgnoringWhitespace(
            """
            [{"time":"2026-01-01T12:20:00Z","event":"media-infected","account":7,
              "subject":"media/7/1200","detail":"Eicar-1200"}]
            """);
  }

  @Test
  void numberOfEntriesShouldBeOneOrMore() {
    assertThat(run("audit", "--last=0").status()).isEqualTo(2);
    assertThat(run("audit", "--last=x").status()).isEqualTo(2);
    assertThat(run("audit", "--json").out()).isEqualToIgnoringNewLines("[]");
  }

  private void record(int entries) {
    var url = new AdapterUrl("sqlite", folder.resolve("data").resolve("sotto.db").toString());
    try (Storage storage = Adapters.installed().storage("sqlite").at(url).open()) {
      storage.accounts().create(TestAccounts.anAccount(7, "anna"), TestAccounts.aPasswordHash());
      for (int i = 0; i < entries; i++) {
        Instant at = NOON.plusSeconds(i);
        new AuditLog(storage.audit(), () -> at, TestRandom.seeded(i))
            .add(AuditEventType.MEDIA_INFECTED, new AccountId(7), "media/7/" + i, "Eicar-" + i);
      }
    }
  }

  private CommandRun run(String... words) {
    var line = new ArrayList<>(List.of(words));
    line.add("--data=" + folder.resolve("data"));
    return CommandRun.piped("", Map.of(), line.toArray(String[]::new));
  }
}
