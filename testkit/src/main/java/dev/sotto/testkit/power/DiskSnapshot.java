// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.power;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A disk as a power failure has left it.
///
/// @param folder holds copies of the database and of its log
/// @param at what [System#nanoTime()] was when it failed: whatever a client knew before, it may
///   count on
public record DiskSnapshot(Path folder, DiskSyscall call, long at) {
  /// Takes the oldest snapshot out of a folder. {@return it, for the caller to delete; empty when
  /// there is none now}
  public static Optional<DiskSnapshot> take(Path into) throws IOException {
    List<Path> folders;
    try (Stream<Path> list = Files.list(into)) {
      folders = list.filter(folder -> !name(folder).startsWith(".")).sorted().toList();
    }
    for (Path folder : folders) {
      Path taken = folder.resolveSibling("." + name(folder));
      try {
        Files.move(folder, taken, StandardCopyOption.ATOMIC_MOVE);
      } catch (NoSuchFileException e) {
        // Somebody else was faster.
        continue;
      }
      return Optional.of(read(taken));
    }
    return Optional.empty();
  }

  /// Deletes it.
  public void delete() throws IOException {
    List<Path> files;
    try (Stream<Path> list = Files.list(folder)) {
      files = list.toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
    Files.delete(folder);
  }

  private static DiskSnapshot read(Path folder) throws IOException {
    String word = name(folder).substring(name(folder).indexOf('-') + 1);
    DiskSyscall call =
        Arrays.stream(DiskSyscall.values())
            .filter(each -> each.word().equals(word))
            .findFirst()
            .orElseThrow();
    // Java's nanoTime is CLOCK_MONOTONIC on Linux.
    return new DiskSnapshot(
        folder, call, Long.parseLong(Files.readString(folder.resolve("at")).strip()));
  }

  private static String name(Path folder) {
    return folder.getFileName().toString();
  }
}
