// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/// A check whether a folder can be made and written to, which makes nothing.
public final class FolderCheck {
  /// What the kernel shows of itself: nothing can be kept there, whatever the rights say.
  private static final Set<String> NO_DISKS =
      Set.of("proc", "sysfs", "cgroup", "cgroup2", "devpts", "securityfs", "debugfs", "tracefs");

  private FolderCheck() {}

  /// {@return why nothing could be kept in `folder`, empty when something could}
  public static Optional<String> problem(Path folder) {
    Path there = folder.toAbsolutePath().normalize();
    while (!Files.exists(there)) {
      Path parent = there.getParent();
      if (parent == null) {
        return Optional.of("there is no " + there);
      }
      there = parent;
    }
    if (!Files.isDirectory(there)) {
      return Optional.of(there + " is no folder");
    }
    if (!Files.isWritable(there) || !Files.isExecutable(there)) {
      return Optional.of("this user may not write to " + there);
    }
    return disk(there);
  }

  private static Optional<String> disk(Path there) {
    try {
      String type = Files.getFileStore(there).type();
      return NO_DISKS.contains(type)
          ? Optional.of("%s is no disk (%s)".formatted(there, type))
          : Optional.empty();
    } catch (IOException e) {
      // What kind of disk it is nobody says: a start may still succeed.
      return Optional.empty();
    }
  }
}
