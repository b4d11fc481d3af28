// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.adapter;

import dev.sotto.cli.setting.SpellingSuggestion;
import dev.sotto.core.spi.OperatorFile;
import java.io.IOException;
import java.io.StringReader;
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
import org.jspecify.annotations.Nullable;

/// One installed adapter: a folder of jars with `adapter.properties`, which says what it serves, so
/// that only the adapters that are asked for are loaded.
///
/// Keys: `storage`, `coordination`, `media`, `push` and `scanner` (URL schemes, with commas),
/// `native-access` (modules that load native libraries).
final class AdapterFolder {
  private static final String DESCRIPTION = "adapter.properties";
  private static final String NATIVE_ACCESS = "native-access";
  private static final int MAX_BYTES = 64 * 1024;
  private static final List<String> KEYS =
      Stream.concat(
              Arrays.stream(AdapterKind.values()).map(AdapterKind::key), Stream.of(NATIVE_ACCESS))
          .toList();

  private final Path folder;
  private final Properties description;
  private @Nullable ModuleLayer loaded;

  private AdapterFolder(Path folder, Properties description) {
    this.folder = folder;
    this.description = description;
  }

  /// {@return the adapters in the folders below `parent`, by name; none when it is absent}
  ///
  /// @throws InvalidAdapterException when a folder there is no adapter that could be loaded
  static List<AdapterFolder> list(Path parent) {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(parent)) {
      return folders
          .filter(folder -> Files.isDirectory(folder) && !isHidden(folder))
          .filter(folder -> Files.exists(folder.resolve(DESCRIPTION)) || hasJars(folder))
          .sorted()
          .map(AdapterFolder::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + parent, e);
    }
  }

  private static AdapterFolder read(Path folder) {
    Path file = folder.resolve(DESCRIPTION);
    if (!Files.exists(file)) {
      throw new InvalidAdapterException(folder, "there is no " + DESCRIPTION + " beside its jars");
    }
    var description = new Properties();
    try {
      description.load(new StringReader(new OperatorFile(file).text(MAX_BYTES)));
    } catch (OperatorFile.Unreadable e) {
      throw new InvalidAdapterException(folder, String.valueOf(e.getMessage()));
    } catch (IOException | IllegalArgumentException e) {
      throw new InvalidAdapterException(folder, DESCRIPTION + " is not a list of key=value");
    }
    for (String key : description.stringPropertyNames()) {
      if (!KEYS.contains(key)) {
        throw new InvalidAdapterException(
            folder,
            "%s has the unknown key %s%s"
                .formatted(DESCRIPTION, key, SpellingSuggestion.hint(key, KEYS)));
      }
    }
    if (!hasJars(folder)) {
      throw new InvalidAdapterException(folder, "there is no jar in it");
    }
    return new AdapterFolder(folder, description);
  }

  private static boolean hasJars(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.toString().endsWith(".jar"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    }
  }

  private static boolean isHidden(Path folder) {
    return String.valueOf(folder.getFileName()).startsWith(".");
  }

  /// {@return the URL schemes served for `port`}
  Set<String> schemes(AdapterKind port) {
    return words(port.key());
  }

  /// {@return the adapter's modules in a layer of their own, the same each time: a native library
  /// can be loaded by one loader only}
  ModuleLayer layer() {
    ModuleLayer known = loaded;
    if (known == null) {
      known = load();
      loaded = known;
    }
    return known;
  }

  /// All modules are roots, over the boot layer.
  @SuppressWarnings(
      "restricted") // the operator has installed this adapter together with its native library
  private ModuleLayer load() {
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
    for (String name : words(NATIVE_ACCESS)) {
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
