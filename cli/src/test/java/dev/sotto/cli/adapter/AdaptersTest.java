// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AdaptersTest {
  @TempDir private Path home;

  @Test
  void storageShouldFindABuiltInAdapterByItsScheme() {
    assertThat(Adapters.builtIn().storage("memory").schemes()).contains("memory");
    assertThat(Adapters.builtIn().coordination("memory").schemes()).contains("memory");
  }

  @Test
  void storageShouldListWhatIsInstalledWhenASchemeIsUnknown() throws IOException {
    Path folder = Files.createDirectories(home.resolve("adapters/third-party"));
    Files.writeString(folder.resolve("adapter.properties"), "storage=clay, wax\n");
    Files.createFile(folder.resolve("clay.jar"));

    assertThatThrownBy(() -> Adapters.installedIn(home).storage("papyrus"))
        .isInstanceOf(NoSuchAdapter.class)
        .hasMessageContaining("no adapter installed for scheme papyrus; installed: clay, memory")
        .hasMessageContaining("wax");
    assertThatThrownBy(() -> Adapters.installedIn(home).coordination("papyrus"))
        .hasMessageEndingWith("installed: memory");
    assertThatThrownBy(() -> Adapters.installedIn(home).scanner("papyrus"))
        .hasMessage("scanner: no adapter installed for scheme papyrus; installed: none");
  }
}
