// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.distribution.program.PackageRegistry;
import dev.sotto.distribution.program.PackagedProgram;
import dev.sotto.distribution.program.ShellCommand;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The blocks of `docs/adapters.md`, pasted by somebody who writes an adapter: in a copy of the
/// checkout, with a local repository of its own over that of the user.
@Tag("full")
final class AdapterGuideBuildTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Set<String> LEFT_OUT = Set.of("target", ".git");

  /// What a server has written that was started in the checkout.
  private static final Path DATA = Path.of("data");

  @TempDir private Path folder;

  @Test
  void adapterShouldBeBuiltTestedAndInstalledAsPasted() throws Exception {
    DocumentCodeBlocks guide = DocumentCodeBlocks.of("docs/adapters.md");
    Path checkout = folder.resolve("checkout");
    Path adapter = folder.resolve("adapter");
    Path program = folder.resolve("program");
    copy(ROOT, checkout);
    copy(ROOT.resolve("examples/coordination-example"), adapter);
    copy(PackagedProgram.HOME.toRealPath(), program);

    PackagedProgram.Result installed = maven(checkout, guide.with("sh", "./mvnw install"));
    PackageRegistry.MAVEN_CENTRAL.assumeReached("the guide for adapters", installed);
    succeed(installed);
    Files.writeString(adapter.resolve("pom.xml"), guide.with("xml", "<artifactId>sotto-core"));
    PackagedProgram.Result built = maven(adapter, checkout + "/mvnw -B -ntp package");

    PackageRegistry.MAVEN_CENTRAL.assumeReached("the guide for adapters", built);
    succeed(built);
    assertThat(built.output()).containsPattern("Tests run: [1-9]\\d+, Failures: 0, Errors: 0");
    String install =
        guide
            .with("sh", "program=/opt/sotto")
            .replace("/opt/sotto", program.toString())
            .replace(" serve ", " config check ");
    succeed(DocumentCodeBlocks.paste(adapter, install));
    assertThat(program.resolve("adapters/coordination-example")).isNotEmptyDirectory();
  }

  /// What is installed goes into the folder of the test; what is there already is looked up.
  private PackagedProgram.Result maven(Path where, String command)
      throws IOException, InterruptedException {
    String settings =
        "-B -ntp -Dmaven.repo.local=%s -Dmaven.repo.local.tail=%s/.m2/repository"
            .formatted(folder.resolve("repository"), System.getProperty("user.home"));
    return ShellCommand.run(
        where, Map.of("MAVEN_ARGS", settings), List.of("sh", "-e", "-c", command));
  }

  private static void succeed(PackagedProgram.Result result) {
    assertThat(result.status()).as(result.output()).isZero();
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes)
              throws IOException {
            if (!each.equals(from)
                && (LEFT_OUT.contains(each.getFileName().toString())
                    || from.relativize(each).equals(DATA))) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(to.resolve(from.relativize(each).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path each, BasicFileAttributes attributes)
              throws IOException {
            // The start-up cache belongs to the place where it was made.
            if (!each.toString().endsWith(".aot")) {
              Files.copy(each, to.resolve(from.relativize(each).toString()));
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
