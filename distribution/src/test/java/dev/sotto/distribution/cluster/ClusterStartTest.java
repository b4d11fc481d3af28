// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.testkit.postgres.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A cluster of which one node cannot start.
@Tag("full")
final class ClusterStartTest {
  @TempDir private Path folder;

  @Test
  void nodesThatHaveStartedShouldEndWhenAnotherDoesNot() throws Exception {
    EmbeddedPostgres postgres = EmbeddedPostgres.shared();
    List<ProcessHandle> before = children();
    Files.createFile(Files.createDirectory(folder.resolve("node1")).resolve("data"));

    assertThatThrownBy(() -> Cluster.start(folder, postgres, Map.of()))
        .hasMessageContaining("the server did not start");

    assertThat(folder.resolve("node0/server.log")).content().contains("serving on");
    assertThat(children()).hasSameElementsAs(before);
  }

  private static List<ProcessHandle> children() {
    return ProcessHandle.current().children().toList();
  }
}
