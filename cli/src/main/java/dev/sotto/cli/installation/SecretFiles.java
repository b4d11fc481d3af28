// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.installation;

import dev.sotto.core.installation.InstallationId;
import dev.sotto.core.spi.OperatorFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Secrets that an installation has made for itself, one a file, mode 0600.
public final class SecretFiles {
  private static final int BYTES = 48;
  private static final String INSTALLATION = "installation-id";

  private final Path folder;

  SecretFiles(Path folder) {
    this.folder = folder;
  }

  Path folder() {
    return folder;
  }

  /// {@return whether an installation has made secrets here}
  public boolean wereMade() {
    return Files.exists(folder.resolve(INSTALLATION))
        || Files.exists(folder.resolve(ServerSecrets.JWT_FILE));
  }

  /// {@return the name of the installation that they belong to, empty when they have none yet}
  Optional<InstallationId> installation() {
    Path file = folder.resolve(INSTALLATION);
    Optional<String> text = read(file);
    if (text.isPresent() && !InstallationId.isValid(text.get())) {
      throw new DamagedSecretException(
          "%s is empty or cut short: restore it from a backup, or run `sotto installation accept`"
              .formatted(file));
    }
    return text.map(InstallationId::new);
  }

  /// Says which installation they belong to.
  void keep(InstallationId installation) {
    String _ = keep(INSTALLATION, installation.text());
  }

  /// {@return the secret, empty when it was never made}
  public Optional<String> find(String name) {
    Optional<String> text = read(folder.resolve(name));
    if (text.isPresent() && text.get().length() < BYTES) {
      throw new DamagedSecretException(folder.resolve(name));
    }
    return text;
  }

  private static Optional<String> read(Path file) {
    // A link that leads nowhere is a secret that is not there for now: no other is made instead.
    if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new OperatorFile(file).text(OperatorFile.MAX_SECRET_BYTES).strip());
    } catch (OperatorFile.Unreadable e) {
      throw new UncheckedIOException("secret " + e.getMessage(), e);
    }
  }

  /// {@return the secret, drawn from `random` when there was none}
  public String findOrMake(String name, RandomGenerator random) {
    return findOrMake(name, () -> draw(random));
  }

  /// {@return the secret, `made` when there was none}
  String findOrMake(String name, Supplier<String> made) {
    return find(name).orElseGet(() -> keep(name, made.get()));
  }

  private static String draw(RandomGenerator random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private String keep(String name, String text) {
    try {
      DataFolder.create(folder);
      write(name, text);
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "secret %s cannot be written".formatted(folder.resolve(name)), e);
    }
  }

  /// Written beside its place and moved there, so that a crash leaves no half secret.
  private void write(String name, String text) throws IOException {
    Path draft = folder.resolve(name + ".new");
    Files.deleteIfExists(draft);
    var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try (var channel =
        Files.newByteChannel(
            draft,
            Set.of(
                StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SYNC),
            mode)) {
      var content = ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.US_ASCII));
      while (content.hasRemaining()) {
        channel.write(content);
      }
    }
    Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }
}
