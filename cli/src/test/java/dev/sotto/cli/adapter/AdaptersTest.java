// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        .isInstanceOf(AdapterNotFoundException.class)
        .hasMessageContaining("no adapter installed for scheme papyrus; installed: clay, memory")
        .hasMessageContaining("wax");
    assertThatThrownBy(() -> Adapters.installedIn(home).coordination("papyrus"))
        .hasMessageEndingWith("installed: memory");
    assertThatThrownBy(() -> Adapters.installedIn(home).scanner("papyrus"))
        .hasMessage("scanner: no adapter installed for scheme papyrus; installed: none");
  }

  @Test
  void folderShouldBeNamedWhenItsDescriptionIsWrong() throws IOException {
    assertThat(complaint("storage=clay\nnative-acces=clay\n", "clay.jar"))
        .contains("third-party", "unknown key native-acces", "did you mean native-access?");
    assertThat(complaint("storage=clay\nStorage=wax\n", "clay.jar"))
        .contains("unknown key Storage", "did you mean storage?");
    assertThat(complaint("storage=cl\\u00zz\n", "clay.jar")).contains("not a list of key=value");
  }

  @Test
  void folderShouldBeNamedWhenItHoldsNoJar() throws IOException {
    assertThat(complaint("storage=clay\n", "clay.zip")).contains("third-party", "no jar");
    assertThat(complaint("storage=clay\n", "clay.jar.part")).contains("no jar");
  }

  @Test
  void folderShouldBeNamedWhenItHasJarsOnly() throws IOException {
    Path folder = Files.createDirectories(home.resolve("adapters/third-party"));
    Files.createFile(folder.resolve("clay.jar"));

    assertThatThrownBy(() -> Adapters.installedIn(home))
        .isInstanceOf(InvalidAdapterException.class)
        .hasMessageContaining("third-party")
        .hasMessageContaining("there is no adapter.properties");
  }

  @Test
  void markShouldBeNoPartOfADescription() throws IOException {
    Path folder = Files.createDirectories(home.resolve("adapters/third-party"));
    Files.writeString(folder.resolve("adapter.properties"), "\uFEFFstorage=clay\r\n");
    Files.createFile(folder.resolve("clay.jar"));

    assertThatThrownBy(() -> Adapters.installedIn(home).storage("papyrus"))
        .hasMessageContaining("installed: clay, memory");
  }

  private String complaint(String description, String file) throws IOException {
    Path folder = Files.createDirectories(home.resolve("adapters/third-party"));
    Files.writeString(folder.resolve("adapter.properties"), description);
    for (String name : List.of("clay.jar", "clay.zip", "clay.jar.part")) {
      Files.deleteIfExists(folder.resolve(name));
    }
    Files.createFile(folder.resolve(file));
    return String.valueOf(
        catchThrowableOfType(InvalidAdapterException.class, () -> Adapters.installedIn(home))
            .getMessage());
  }
}
