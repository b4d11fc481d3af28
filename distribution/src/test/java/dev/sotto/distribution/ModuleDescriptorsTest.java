// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.distribution.program.PackagedProgram;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Compares each of our module descriptors with a file, so that a wall that moves is seen in
/// review.
final class ModuleDescriptorsTest {
  private static final Path GOLDEN = Path.of("src/test/resources/modules");

  @ParameterizedTest
  @MethodSource("modules")
  void descriptorShouldBeTheReviewedOne(ModuleDescriptor module) throws IOException {
    Path golden = GOLDEN.resolve(module.name() + ".txt");

    assertThat(golden).as("reviewed descriptor; its content should be:%n%s", text(module)).exists();
    assertThat(text(module)).isEqualTo(Files.readString(golden));
  }

  @ParameterizedTest
  @MethodSource("modules")
  void packagesShouldBeginWithTheNameOfTheirModule(ModuleDescriptor module) {
    assertThat(module.packages()).allMatch(name -> (name + ".").startsWith(module.name() + "."));
  }

  @ParameterizedTest
  @MethodSource("adapters")
  void adaptersShouldExportNothingAndProvideSomething(ModuleDescriptor module) {
    assertThat(module.exports()).allMatch(ModuleDescriptor.Exports::isQualified);
    assertThat(module.provides()).isNotEmpty();
  }

  @Test
  void nothingShouldRequireAnAdapter() {
    List<String> adapters = adapters().map(ModuleDescriptor::name).toList();

    assertThat(modules())
        .flatExtracting(module -> module.requires().stream().map(r -> r.name()).toList())
        .doesNotContainAnyElementsOf(adapters);
  }

  @Test
  void coreShouldRequireTheJdkOnly() {
    assertThat(modules().filter(module -> module.name().equals("dev.sotto.core")))
        .flatExtracting(module -> module.requires().stream().map(r -> r.name()).toList())
        .allMatch(name -> name.startsWith("java.") || name.equals("org.jspecify"));
  }

  @Test
  void libShouldHoldNoDriverAndAdaptersNoModuleOfLib() {
    List<String> lib = names(PackagedProgram.HOME.resolve("lib"));
    List<String> minio = names(PackagedProgram.HOME.resolve("adapters/media-minio"));
    List<String> s3 = names(PackagedProgram.HOME.resolve("adapters/media-s3"));
    List<String> postgres = names(PackagedProgram.HOME.resolve("adapters/storage-postgres"));
    List<String> redis = names(PackagedProgram.HOME.resolve("adapters/storage-redis"));
    List<String> apns = names(PackagedProgram.HOME.resolve("adapters/push-apns"));
    List<String> fcm = names(PackagedProgram.HOME.resolve("adapters/push-fcm"));
    List<String> web = names(PackagedProgram.HOME.resolve("adapters/push-web"));
    List<String> clamav = names(PackagedProgram.HOME.resolve("adapters/scan-clamav"));
    List<String> sqlite = names(PackagedProgram.HOME.resolve("adapters/storage-sqlite"));

    assertThat(lib)
        .noneMatch(
            name ->
                Stream.of(
                        "sqlite",
                        "dbclient",
                        "postgres",
                        "hikari",
                        "slf4j",
                        "lettuce",
                        "netty",
                        "reactor",
                        "guava",
                        "firebase",
                        "minio",
                        "okhttp",
                        "kotlin",
                        "push",
                        "clamav")
                    .anyMatch(name::contains));
    assertThat(minio)
        .contains("dev.sotto.media.minio", "minio", "okhttp3", "okio")
        .doesNotContainAnyElementsOf(lib);
    assertThat(s3)
        .contains("dev.sotto.media.s3", "minio", "okhttp3", "okio")
        .doesNotContainAnyElementsOf(lib);
    assertThat(postgres)
        .contains("dev.sotto.storage.postgres", "org.postgresql.jdbc", "com.zaxxer.hikari")
        .doesNotContainAnyElementsOf(lib);
    assertThat(redis)
        .contains("dev.sotto.storage.redis", "lettuce.core", "io.netty.handler")
        .doesNotContainAnyElementsOf(lib);
    assertThat(apns)
        .contains("dev.sotto.push.apns", "com.eatthepath.pushy.apns", "io.netty.codec.http2")
        .doesNotContainAnyElementsOf(lib);
    assertThat(fcm)
        .contains("dev.sotto.push.fcm", "firebase.admin", "com.google.auth")
        .doesNotContainAnyElementsOf(lib);
    assertThat(web).containsExactly("dev.sotto.push.web");
    assertThat(clamav).containsExactly("dev.sotto.scan.clamav");
    assertThat(sqlite)
        .contains("dev.sotto.storage.sqlite", "org.xerial.sqlitejdbc")
        .doesNotContainAnyElementsOf(lib);
  }

  static Stream<ModuleDescriptor> modules() {
    return Stream.of(
            "lib",
            "adapters/media-minio",
            "adapters/media-s3",
            "adapters/push-apns",
            "adapters/push-fcm",
            "adapters/push-web",
            "adapters/scan-clamav",
            "adapters/storage-postgres",
            "adapters/storage-redis",
            "adapters/storage-sqlite")
        .map(PackagedProgram.HOME::resolve)
        .flatMap(folder -> ModuleFinder.of(folder).findAll().stream())
        .map(ModuleReference::descriptor)
        .filter(module -> module.name().startsWith("dev.sotto."))
        // Both adapters have a copy of what they share.
        .distinct()
        .sorted();
  }

  static Stream<ModuleDescriptor> adapters() {
    return modules().filter(module -> !module.provides().isEmpty());
  }

  private static List<String> names(Path folder) {
    return ModuleFinder.of(folder).findAll().stream().map(m -> m.descriptor().name()).toList();
  }

  private static String text(ModuleDescriptor module) {
    Stream<String> requires =
        module.requires().stream()
            .filter(r -> !r.name().equals("java.base"))
            .map(r -> "requires " + modifiers(r) + r.name());
    Stream<String> exports =
        module.exports().stream().map(e -> "exports " + e.source() + to(e.targets().stream()));
    Stream<String> opens =
        module.opens().stream().map(o -> "opens " + o.source() + to(o.targets().stream()));
    Stream<String> uses = module.uses().stream().map(u -> "uses " + u);
    Stream<String> provides =
        module.provides().stream()
            .map(p -> "provides " + p.service() + " with " + String.join(", ", p.providers()));
    return Stream.of(requires, exports, opens, uses, provides)
        .flatMap(Stream::sorted)
        .collect(Collectors.joining("\n", "module " + module.name() + "\n", "\n"));
  }

  private static String modifiers(ModuleDescriptor.Requires requires) {
    return requires.modifiers().stream()
        .map(modifier -> modifier.name().toLowerCase(Locale.ROOT) + " ")
        .sorted()
        .collect(Collectors.joining());
  }

  private static String to(Stream<String> targets) {
    String names = targets.sorted().collect(Collectors.joining(", "));
    return names.isEmpty() ? "" : " to " + names;
  }
}
