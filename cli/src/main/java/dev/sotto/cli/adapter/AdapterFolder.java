// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.adapter;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One installed adapter: a folder of jars with `adapter.properties`, which says what it serves, so
/// that only the adapters that are asked for are loaded.
///
/// Keys: `storage`, `coordination`, `media`, `push` and `scanner` (URL schemes, with commas),
/// `native-access` (modules that load native libraries).
final class AdapterFolder {
  private static final String DESCRIPTION = "adapter.properties";

  private final Path folder;
  private final Properties description;

  private AdapterFolder(Path folder, Properties description) {
    this.folder = folder;
    this.description = description;
  }

  /// {@return the adapters in the folders below `parent`, by name; none when it is absent}
  static List<AdapterFolder> list(Path parent) {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(parent)) {
      return folders
          .filter(folder -> Files.isRegularFile(folder.resolve(DESCRIPTION)))
          .sorted()
          .map(AdapterFolder::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + parent, e);
    }
  }

  private static AdapterFolder read(Path folder) {
    var description = new Properties();
    try (Reader reader = Files.newBufferedReader(folder.resolve(DESCRIPTION))) {
      description.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder.resolve(DESCRIPTION), e);
    }
    return new AdapterFolder(folder, description);
  }

  /// {@return the URL schemes served for `port`}
  Set<String> schemes(Port port) {
    return words(port.key());
  }

  /// {@return the adapter's modules, all of them as roots, in a layer of their own over the boot
  /// layer}
  @SuppressWarnings(
      "restricted") // the operator has installed this adapter together with its native library
  ModuleLayer load() {
    ModuleFinder finder = ModuleFinder.of(folder);
    Set<String> roots =
        finder.findAll().stream()
            .map(ModuleReference::descriptor)
            .map(descriptor -> descriptor.name())
            .collect(Collectors.toSet());
    ModuleLayer boot = ModuleLayer.boot();
    Configuration configuration =
        boot.configuration().resolveAndBind(finder, ModuleFinder.of(), roots);
    ModuleLayer.Controller controller =
        ModuleLayer.defineModulesWithOneLoader(
            configuration, List.of(boot), ClassLoader.getSystemClassLoader());
    for (String name : words("native-access")) {
      controller.layer().findModule(name).ifPresent(controller::enableNativeAccess);
    }
    return controller.layer();
  }

  private Set<String> words(String key) {
    return Arrays.stream(description.getProperty(key, "").split(",", -1))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
