// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.media.local;

import dev.sotto.core.media.ObjectStore.StoredObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Reads the names of complete objects in order. Holds the names of one owner at a time.
///
/// @param objects the folder in which owners have theirs
record Listing(Path objects) {
  /// {@return up to `limit` objects with names after `after`}
  List<StoredObject> page(String after, int limit) throws IOException {
    var page = new ArrayList<StoredObject>();
    for (String owner : names(objects)) {
      String prefix = "media/%s/".formatted(owner);
      // All names of this owner come before `after` when the prefix does, and is none of its own.
      if (prefix.compareTo(after) < 0 && !after.startsWith(prefix)) {
        continue;
      }
      add(page, objects.resolve(owner), prefix, after, limit);
      if (page.size() == limit) {
        break;
      }
    }
    return List.copyOf(page);
  }

  private static void add(
      List<StoredObject> page, Path owner, String prefix, String after, int limit)
      throws IOException {
    for (String file : names(owner)) {
      String name = prefix + file;
      if (page.size() < limit && name.compareTo(after) > 0) {
        try {
          page.add(new StoredObject(name, Files.size(owner.resolve(file))));
        } catch (NoSuchFileException e) {
          // Deleted meanwhile.
        }
      }
    }
  }

  /// {@return the names in a folder in order. That of the owners is the order of their objects,
  /// too: the slash that follows comes before every digit}
  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
