// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.media.local;

import dev.sotto.core.media.object.ObjectStore.StoredObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads the names of complete objects in order, and of whatever else others have put beside them.
/// Holds the names of the owners, and those of the objects of one owner at a time.
///
/// @param objects the folder in which owners have theirs
record ObjectListing(Path objects) {
  private static final String TOP = "media/";
  private static final Pattern OWNER = Pattern.compile("[0-9]+");

  /// {@return up to `limit` objects with names after `after`}
  List<StoredObject> page(String after, int limit) throws IOException {
    var page = new ArrayList<StoredObject>();
    for (String name : names(objects, this::marked)) {
      String full = TOP + name;
      // All names of an owner come before `after` when the folder does, and is none of its own.
      if (full.compareTo(after) >= 0 || after.startsWith(full)) {
        add(page, full, after, limit);
      }
      if (page.size() == limit) {
        break;
      }
    }
    return List.copyOf(page);
  }

  /// {@return a name with a slash at its end when it is a folder's: so the order of folders is that
  /// of what is in them}
  private String marked(String name) {
    // There may be many owners: their folders are not looked at for that.
    boolean folder = OWNER.matcher(name).matches() || Files.isDirectory(objects.resolve(name));
    return folder ? name + "/" : name;
  }

  private void add(List<StoredObject> page, String name, String after, int limit)
      throws IOException {
    if (!name.endsWith("/")) {
      addFile(page, name, after);
      return;
    }
    for (String file : names(path(name), UnaryOperator.identity())) {
      if (page.size() < limit) {
        addFile(page, name + file, after);
      }
    }
  }

  private void addFile(List<StoredObject> page, String name, String after) throws IOException {
    if (name.compareTo(after) > 0) {
      try {
        page.add(new StoredObject(name, Files.size(path(name))));
      } catch (NoSuchFileException e) {
        // Deleted meanwhile.
      }
    }
  }

  private Path path(String name) {
    return objects.resolve(name.substring(TOP.length()));
  }

  private static List<String> names(Path folder, UnaryOperator<String> change) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> change.apply(file.getFileName().toString())).sorted().toList();
    } catch (NoSuchFileException | NotDirectoryException e) {
      // Deleted meanwhile, or a file that has the name of an owner.
      return List.of();
    }
  }
}
