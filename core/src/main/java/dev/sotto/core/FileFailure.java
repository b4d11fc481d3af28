// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/// Says why a file or folder could not be used: the messages of the JDK often are its name only.
public final class FileFailure {
  private FileFailure() {}

  /// {@return the reason, in words}
  public static String reason(IOException failure) {
    return switch (failure) {
      case NoSuchFileException e -> "there is no " + e.getFile() + ", and it cannot be made there";
      case FileAlreadyExistsException e -> e.getFile() + " is there, and is no folder";
      case NotDirectoryException e -> e.getFile() + " is no folder";
      case DirectoryNotEmptyException e -> e.getFile() + " is not empty";
      case AccessDeniedException e -> "this user may not write to " + e.getFile();
      case FileSystemException e when e.getReason() != null ->
          "%s: %s".formatted(e.getFile(), e.getReason());
      default -> String.valueOf(failure.getMessage());
    };
  }
}
