// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.adapter;

import dev.sotto.cli.config.BackendUrls;
import dev.sotto.cli.setting.ConfigurationProblems;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.CoordinationProvider;
import dev.sotto.core.spi.MediaProvider;
import dev.sotto.core.spi.PushProvider;
import dev.sotto.core.spi.ScannerProvider;
import dev.sotto.core.spi.StorageProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/// The installed adapters. Names none of them: it asks providers for their schemes. This is the
/// only choice of technology in the program. For one thread.
public final class Adapters {
  private final List<AdapterFolder> folders;

  private Adapters(List<AdapterFolder> folders) {
    this.folders = folders;
  }

  /// {@return the adapters in this program and in the folders below `home/adapters`}
  public static Adapters installedIn(Path home) {
    return new Adapters(AdapterFolder.list(home.resolve("adapters")));
  }

  /// {@return the adapters in this program}
  public static Adapters builtIn() {
    return new Adapters(List.of());
  }

  /// {@return the adapters of the running installation, whose folder the launcher names in
  /// `sotto.home`}
  public static Adapters installed() {
    String home = System.getProperty("sotto.home", "");
    return home.isEmpty() ? builtIn() : installedIn(Path.of(home));
  }

  /// {@return the adapter that keeps data under URLs of `scheme`}
  ///
  /// @throws AdapterNotFoundException when none is installed
  public StorageProvider storage(String scheme) {
    return find(
        AdapterKind.STORAGE,
        scheme,
        ServiceLoader.load(StorageProvider.class),
        layer -> ServiceLoader.load(layer, StorageProvider.class),
        StorageProvider::schemes);
  }

  /// {@return the adapter through which nodes share what they may lose}
  ///
  /// @throws AdapterNotFoundException when none is installed
  public CoordinationProvider coordination(String scheme) {
    return find(
        AdapterKind.COORDINATION,
        scheme,
        ServiceLoader.load(CoordinationProvider.class),
        layer -> ServiceLoader.load(layer, CoordinationProvider.class),
        CoordinationProvider::schemes);
  }

  /// {@return the adapter that keeps the bytes of media}
  ///
  /// @throws AdapterNotFoundException when none is installed
  public MediaProvider media(String scheme) {
    return find(
        AdapterKind.MEDIA,
        scheme,
        ServiceLoader.load(MediaProvider.class),
        layer -> ServiceLoader.load(layer, MediaProvider.class),
        MediaProvider::schemes);
  }

  /// {@return the adapter that reaches a push service}
  ///
  /// @throws AdapterNotFoundException when none is installed
  public PushProvider push(String scheme) {
    return find(
        AdapterKind.PUSH,
        scheme,
        ServiceLoader.load(PushProvider.class),
        layer -> ServiceLoader.load(layer, PushProvider.class),
        PushProvider::schemes);
  }

  /// {@return the adapter that looks for malware}
  ///
  /// @throws AdapterNotFoundException when none is installed
  public ScannerProvider scanner(String scheme) {
    return find(
        AdapterKind.SCANNER,
        scheme,
        ServiceLoader.load(ScannerProvider.class),
        layer -> ServiceLoader.load(layer, ScannerProvider.class),
        ScannerProvider::schemes);
  }

  /// Notes schemes that no installed adapter serves, without loading one.
  public void requireSchemes(BackendUrls backends, ConfigurationProblems problems) {
    requireStorage(backends.storage(), problems);
    require(
        AdapterKind.COORDINATION,
        backends.coordination(),
        schemesOf(
            AdapterKind.COORDINATION,
            ServiceLoader.load(CoordinationProvider.class),
            CoordinationProvider::schemes),
        problems);
    require(
        AdapterKind.MEDIA,
        backends.media(),
        schemesOf(
            AdapterKind.MEDIA, ServiceLoader.load(MediaProvider.class), MediaProvider::schemes),
        problems);
  }

  /// Notes the scheme of a storage that no installed adapter serves.
  public void requireStorage(AdapterUrl url, ConfigurationProblems problems) {
    require(
        AdapterKind.STORAGE,
        url,
        schemesOf(
            AdapterKind.STORAGE,
            ServiceLoader.load(StorageProvider.class),
            StorageProvider::schemes),
        problems);
  }

  private static void require(
      AdapterKind port, AdapterUrl url, Set<String> installed, ConfigurationProblems problems) {
    if (!BackendUrls.isUnknown(url) && !installed.contains(url.scheme())) {
      problems.addOnce(AdapterNotFoundException.message(port, url.scheme(), installed));
    }
  }

  private <P> P find(
      AdapterKind port,
      String scheme,
      ServiceLoader<P> builtIn,
      Function<ModuleLayer, ServiceLoader<P>> inLayer,
      Function<P, Set<String>> schemes) {
    Optional<P> found = pick(builtIn, scheme, schemes);
    if (found.isPresent()) {
      return found.get();
    }
    return folders.stream()
        .filter(folder -> folder.schemes(port).contains(scheme))
        .map(AdapterFolder::layer)
        .flatMap(layer -> pick(inLayer.apply(layer), scheme, schemes).stream())
        .findFirst()
        .orElseThrow(
            () -> new AdapterNotFoundException(port, scheme, schemesOf(port, builtIn, schemes)));
  }

  private static <P> Optional<P> pick(
      ServiceLoader<P> providers, String scheme, Function<P, Set<String>> schemes) {
    return providers.stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> schemes.apply(provider).contains(scheme))
        .findFirst();
  }

  private <P> Set<String> schemesOf(
      AdapterKind port, ServiceLoader<P> builtIn, Function<P, Set<String>> schemes) {
    var all = new TreeSet<String>();
    Stream.concat(
            builtIn.stream().map(ServiceLoader.Provider::get).map(schemes),
            folders.stream().map(folder -> folder.schemes(port)))
        .forEach(all::addAll);
    return all;
  }
}
