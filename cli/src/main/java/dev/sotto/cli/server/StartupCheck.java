// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.server;

import dev.sotto.cli.adapter.AdapterNotFoundException;
import dev.sotto.cli.adapter.Adapters;
import dev.sotto.cli.adapter.InvalidAdapterException;
import dev.sotto.cli.adapter.ThreadContextClassLoader;
import dev.sotto.cli.config.BackendUrls;
import dev.sotto.cli.config.Configuration;
import dev.sotto.cli.installation.DamagedSecretException;
import dev.sotto.cli.installation.DataFolder;
import dev.sotto.cli.installation.FolderCheck;
import dev.sotto.cli.installation.PushSecrets;
import dev.sotto.cli.installation.ServerSecrets;
import dev.sotto.cli.setting.ConfigurationProblems;
import dev.sotto.cli.setting.InvalidConfigurationException;
import dev.sotto.core.PortException;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.CoordinationProvider;
import dev.sotto.core.spi.MediaProvider;
import dev.sotto.core.spi.PushProvider;
import dev.sotto.core.spi.ScannerProvider;
import dev.sotto.core.spi.StorageLocation;
import dev.sotto.core.spi.StorageProvider;
import dev.sotto.core.spi.UnfinishedTransferException;
import dev.sotto.core.spi.UnknownSchemaException;
import dev.sotto.core.spi.UnsafeStorageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// Finds out whether a server would start, as far as that can be known without starting it.
public final class StartupCheck {
  private final Configuration configuration;
  private final Adapters adapters;
  private final ConfigurationProblems problems;

  private StartupCheck(
      Configuration configuration, Adapters adapters, ConfigurationProblems problems) {
    this.configuration = configuration;
    this.adapters = adapters;
    this.problems = problems;
  }

  /// Notes what would stop the start. Changes nothing, and contacts nobody but those who know the
  /// address of the host to listen on. What is a problem of the configuration already is passed
  /// over.
  public static void check(
      Configuration configuration, Adapters adapters, ConfigurationProblems problems) {
    var preflight = new StartupCheck(configuration, adapters, problems);
    preflight.checkStores();
    preflight.checkServices();
    preflight.checkFolders();
    preflight.note(() -> ListenAddressCheck.requireOwn(configuration.edge().listener()));
  }

  /// The same for a server that starts: what costs time is looked at only if it will not start
  /// anyway, so that all that is wrong is told at once.
  public static void checkBeforeStart(
      Configuration configuration, Adapters adapters, ConfigurationProblems problems) {
    var preflight = new StartupCheck(configuration, adapters, problems);
    preflight.checkStores();
    if (!problems.found().isEmpty()) {
      preflight.checkServices();
    }
  }

  /// Tries to reach what the configuration names: database, coordination, bucket or folder,
  /// scanner. Changes no schema and makes nothing: of files and folders it looks only at those that
  /// are there. To be asked when there are no problems.
  public static void connect(
      Configuration configuration, Adapters adapters, ConfigurationProblems problems) {
    new StartupCheck(configuration, adapters, problems).connect();
  }

  private void connect() {
    var backends = configuration.backends();
    StorageProvider storage = adapters.storage(backends.storage().scheme());
    StorageLocation location =
        ThreadContextClassLoader.within(storage, () -> storage.at(backends.storage()));
    boolean isThere = location.file().map(Files::exists).orElse(true);
    if (isThere) {
      reach(
          "storage",
          () -> {
            try (var opened = ThreadContextClassLoader.within(storage, location::open)) {
              opened.check();
            }
          });
    }
    CoordinationProvider coordination = adapters.coordination(backends.coordination().scheme());
    reach(
        "coordination",
        () -> {
          try (var opened =
              ThreadContextClassLoader.within(
                  coordination, () -> coordination.open(backends.coordination(), anyKey()))) {
            opened.check();
          }
        });
    MediaProvider media = adapters.media(backends.media().scheme());
    if (media.folder(backends.media()).map(Files::exists).orElse(true)) {
      reach(
          "media",
          () -> {
            try (var opened =
                ThreadContextClassLoader.within(
                    media, () -> media.open(backends.media(), InstantSource.system()))) {
              opened.check();
            }
          });
    }
    backends.scanner().ifPresent(url -> reach("scanner", () -> reach(url)));
  }

  private void reach(AdapterUrl scanner) {
    ScannerProvider provider = adapters.scanner(scanner.scheme());
    try (var opened = ThreadContextClassLoader.within(provider, () -> provider.open(scanner))) {
      opened.check();
    }
  }

  private void reach(String what, Runnable step) {
    try {
      step.run();
    } catch (PortException
        | UnknownSchemaException
        | UnfinishedTransferException
        | UnsafeStorageException
        | AdapterUrl.InvalidUrl e) {
      problems.addOnce(what + ": " + e.getMessage());
    }
  }

  /// Nothing is read or written under it.
  private static SecretKey anyKey() {
    return new SecretKeySpec(new byte[32], "HmacSHA256");
  }

  private void checkStores() {
    var backends = configuration.backends();
    given(
        backends.storage(),
        url -> {
          var _ = adapters.storage(url.scheme()).at(url);
        });
    given(backends.coordination(), url -> adapters.coordination(url.scheme()).check(url));
    given(backends.media(), url -> adapters.media(url.scheme()).check(url));
    if (isShared(backends.storage())) {
      note(
          () -> {
            var _ = ServerSecrets.require(configuration.secrets());
          });
    }
  }

  /// What can be said of folders while nothing is made in them. Not before a start, which finds out
  /// by itself and may be tried again: a disk may be mounted meanwhile.
  private void checkFolders() {
    var backends = configuration.backends();
    if (!isShared(backends.storage())) {
      forecast("the data folder", configuration.data());
    }
    given(
        backends.storage(),
        url -> {
          StorageLocation storage = adapters.storage(url.scheme()).at(url);
          storage.folder().ifPresent(folder -> forecast("the folder of the storage", folder));
          storage
              .file()
              .filter(Files::isDirectory)
              .ifPresent(file -> problems.addOnce("the storage %s is a folder".formatted(file)));
        });
    given(
        backends.media(),
        url ->
            adapters
                .media(url.scheme())
                .folder(url)
                .ifPresent(folder -> forecast("the folder of media", folder)));
  }

  private void forecast(String what, Path folder) {
    FolderCheck.problem(folder)
        .ifPresent(
            reason -> problems.addOnce("%s %s cannot be used: %s".formatted(what, folder, reason)));
  }

  private void checkServices() {
    var backends = configuration.backends();
    boolean isShared = isShared(backends.storage());
    for (AdapterUrl push : backends.push()) {
      given(push, url -> open(adapters.push(url.scheme()), url, isShared));
    }
    backends
        .scanner()
        .ifPresent(
            named ->
                given(
                    named,
                    url -> {
                      ScannerProvider provider = adapters.scanner(url.scheme());
                      ThreadContextClassLoader.within(provider, () -> provider.open(url)).close();
                    }));
  }

  /// Opening contacts nobody, and finds what is wrong with keys.
  private void open(PushProvider provider, AdapterUrl url, boolean isShared) {
    PushSecrets secrets =
        isShared
            ? PushSecrets.given(configuration.secrets())
            : PushSecrets.found(
                configuration.secrets(), DataFolder.at(configuration.data()).secrets());
    ThreadContextClassLoader.within(
            provider, () -> provider.open(url, secrets, InstantSource.system()))
        .close();
  }

  private boolean isShared(AdapterUrl url) {
    try {
      return !BackendUrls.isUnknown(url) && !adapters.storage(url.scheme()).isEmbedded();
    } catch (AdapterNotFoundException | InvalidAdapterException e) {
      // Noted already.
      return false;
    }
  }

  private void given(AdapterUrl url, Consumer<AdapterUrl> step) {
    if (!BackendUrls.isUnknown(url)) {
      note(() -> step.accept(url));
    }
  }

  private void note(Runnable step) {
    try {
      step.run();
    } catch (AdapterNotFoundException
        | InvalidAdapterException
        | AdapterUrl.InvalidUrl
        | DamagedSecretException
        | ListenAddressCheck.CannotListen e) {
      problems.addOnce(String.valueOf(e.getMessage()));
    } catch (InvalidConfigurationException e) {
      e.problems().forEach(problems::addOnce);
    }
  }
}
