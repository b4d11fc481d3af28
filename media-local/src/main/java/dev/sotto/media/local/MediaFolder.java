// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.media.local;

import dev.sotto.core.media.object.ObjectKey;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// The folder of all objects: complete ones under `media/<owner>/`, in their final name only; what
/// is on its way under `uploads/`.
///
/// @param root a folder
record MediaFolder(Path root) {
  private static final System.Logger LOG = System.getLogger(MediaFolder.class.getName());
  private static final String UPLOADS = "uploads";
  private static final String PIECE = ".piece";

  /// A piece that has not grown for so long is left over from a server that was killed.
  private static final Duration ABANDONED = Duration.ofHours(1);

  /// {@return the folder, made when it is missing, without the single pieces that a server was
  /// receiving when it was killed}
  static MediaFolder open(Path root) throws IOException {
    var folder = new MediaFolder(root.toAbsolutePath().normalize());
    create(folder.objects());
    create(folder.uploads());
    folder.makePrivate();
    Instant now = folder.timeOfFiles();
    try (DirectoryStream<Path> pieces = Files.newDirectoryStream(folder.uploads(), "*" + PIECE)) {
      for (Path piece : pieces) {
        if (isAbandoned(piece, now)) {
          Files.deleteIfExists(piece);
        }
      }
    }
    return folder;
  }

  private static void create(Path folder) throws IOException {
    Files.createDirectories(folder, OwnerOnlyPermissions.folder(folder));
  }

  /// {@return bytes that may still be written; [Long#MAX_VALUE] when nobody can say}
  long freeBytes() {
    try {
      return Files.getFileStore(root).getUsableSpace();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "the room on the disk cannot be found out", e);
      return Long.MAX_VALUE;
    }
  }

  /// Nobody reaches what is in a private folder; what lies in one that was not is corrected as
  /// well, since it may be copied from there.
  private void makePrivate() throws IOException {
    OwnerOnlyPermissions.correct(uploads());
    try (DirectoryStream<Path> owners = Files.newDirectoryStream(objects())) {
      for (Path owner : owners) {
        if (Files.isDirectory(owner, LinkOption.NOFOLLOW_LINKS)) {
          OwnerOnlyPermissions.correct(owner);
        }
      }
    }
    OwnerOnlyPermissions.correct(objects());
    OwnerOnlyPermissions.correctAlone(root);
  }

  /// {@return the time by the clock that stamps files here: that of a file server may differ from
  /// ours, and ours may be wrong}
  private Instant timeOfFiles() throws IOException {
    Path probe = piece();
    Files.createFile(probe);
    try {
      return Files.getLastModifiedTime(probe).toInstant();
    } finally {
      Files.deleteIfExists(probe);
    }
  }

  /// Others may be receiving it, when several share the folder.
  private static boolean isAbandoned(Path piece, Instant now) throws IOException {
    try {
      return Files.getLastModifiedTime(piece).toInstant().plus(ABANDONED).isBefore(now);
    } catch (NoSuchFileException e) {
      // It has become an object meanwhile.
      return false;
    }
  }

  /// {@return where owners have their folders}
  Path objects() {
    return root.resolve("media");
  }

  private Path uploads() {
    return root.resolve(UPLOADS);
  }

  /// {@return where a complete object is}
  Path object(ObjectKey key) {
    // A key has no part that could lead elsewhere: its form allows neither dots nor slashes there.
    return root.resolve(key.text());
  }

  /// {@return where an upload in parts grows}
  Path upload(ObjectKey key) {
    return uploads().resolve(object(key).getFileName() + ".part");
  }

  /// {@return where an object that comes in one piece grows}
  Path piece() {
    return uploads().resolve(UUID.randomUUID() + PIECE);
  }

  /// Gives a file that is complete and synced its final name. The caller sees to it that nobody
  /// else does the same.
  void complete(Path file, ObjectKey key) throws IOException {
    Path object = object(key);
    Path owner = objects().resolve(Long.toString(key.owner().value()));
    if (!Files.isDirectory(owner)) {
      create(owner);
      sync(objects());
    }
    try {
      Files.move(file, object, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IOException("the folder %s must be on one file system".formatted(root), e);
    }
    sync(owner);
  }

  /// Makes the names in a folder durable, where the system can.
  private static void sync(Path folder) throws IOException {
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    } catch (AccessDeniedException e) {
      // Windows opens no folders; it has made the name durable with the move.
    }
  }
}
