// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.media.local;

import dev.sotto.core.PortException;
import dev.sotto.core.media.object.Checksum;
import dev.sotto.core.media.object.MediaType;
import dev.sotto.core.media.object.ObjectKey;
import dev.sotto.core.media.object.StreamedStore;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Objects as files. One gets its final name when all its bytes are synced, so that there is never
/// half of one. Bytes pass through in chunks: the memory taken does not grow with the object.
final class FileObjectStore implements StreamedStore {
  private final MediaFolder folder;
  private final ObjectWriteLocks writers = new ObjectWriteLocks();
  private volatile boolean closed;

  FileObjectStore(MediaFolder folder) {
    this.folder = folder;
  }

  @Override
  public OptionalLong size(ObjectKey key) {
    return ask("media-size", () -> size(folder.object(key)));
  }

  private static OptionalLong size(Path file) throws IOException {
    try {
      return OptionalLong.of(Files.size(file));
    } catch (NoSuchFileException e) {
      return OptionalLong.empty();
    }
  }

  @Override
  public InputStream read(ObjectKey key, long from) throws NoSuchObject {
    Optional<FileChannel> file = ask("media-read", () -> open(folder.object(key), from));
    return file.map(Channels::newInputStream).orElseThrow(() -> new NoSuchObject(key));
  }

  private static Optional<FileChannel> open(Path path, long from) throws IOException {
    FileChannel file;
    try {
      file = FileChannel.open(path, StandardOpenOption.READ);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    try {
      return Optional.of(file.position(from));
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  @Override
  public Checksum write(ObjectKey key, MediaType type, long size, InputStream bytes)
      throws IOException, AlreadyThere {
    if (!writers.enter(key)) {
      throw new AlreadyThere(key);
    }
    try {
      refuseIfThere(key);
      Path piece = folder.piece();
      Checksum checksum;
      try {
        checksum = receive(piece, size, bytes);
        complete(piece, key);
      } finally {
        remove(piece);
      }
      remove(folder.upload(key));
      return checksum;
    } finally {
      writers.leave(key);
    }
  }

  /// Its failures are those of the disk, not of the client.
  private static void remove(Path file) {
    boolean _ = DiskAccess.ask("media-delete", () -> Files.deleteIfExists(file));
  }

  private static Checksum receive(Path piece, long size, InputStream bytes) throws IOException {
    long received;
    Checksum checksum;
    try (var file =
        new SyncedFileWriter(piece, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      received = file.take(bytes, size);
      checksum = file.checksum();
    }
    if (received != size) {
      throw new EOFException("expected just %d bytes".formatted(size));
    }
    return checksum;
  }

  @Override
  public long received(ObjectKey key) {
    return ask("media-received", () -> size(folder.upload(key)).orElse(0));
  }

  @Override
  public long append(ObjectKey key, long offset, long most, InputStream bytes)
      throws IOException, WrongOffset, TooLong, AlreadyThere {
    if (!writers.enter(key)) {
      throw new WrongOffset(received(key));
    }
    try {
      refuseIfThere(key);
      refuseUnlessAt(key, offset);
      long received = offset + grow(folder.upload(key), most - offset, bytes);
      if (received > most) {
        remove(folder.upload(key));
        throw new TooLong(most);
      }
      return received;
    } finally {
      writers.leave(key);
    }
  }

  private static long grow(Path upload, long most, InputStream bytes) throws IOException {
    try (var file =
        new SyncedFileWriter(upload, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      return file.take(bytes, most);
    }
  }

  @Override
  public Checksum finish(ObjectKey key, long size) throws WrongOffset, AlreadyThere {
    if (!writers.enter(key)) {
      throw new WrongOffset(received(key));
    }
    try {
      refuseIfThere(key);
      refuseUnlessAt(key, size);
      // Its parts may have come at different times, also to different processes.
      Checksum checksum = ask("media-digest", () -> digest(folder.upload(key)));
      complete(folder.upload(key), key);
      return checksum;
    } finally {
      writers.leave(key);
    }
  }

  private static Checksum digest(Path file) throws IOException {
    MessageDigest digest = Checksum.digest();
    try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
      bytes.transferTo(OutputStream.nullOutputStream());
    }
    return Checksum.of(digest);
  }

  private void refuseIfThere(ObjectKey key) throws AlreadyThere {
    if (size(key).isPresent()) {
      throw new AlreadyThere(key);
    }
  }

  private void refuseUnlessAt(ObjectKey key, long offset) throws WrongOffset {
    long received = received(key);
    if (received != offset) {
      throw new WrongOffset(received);
    }
  }

  private void complete(Path file, ObjectKey key) {
    ask(
        "media-complete",
        () -> {
          folder.complete(file, key);
          return file;
        });
  }

  @Override
  public boolean delete(ObjectKey key) {
    return ask(
        "media-delete",
        () -> {
          boolean begun = Files.deleteIfExists(folder.upload(key));
          return Files.deleteIfExists(folder.object(key)) || begun;
        });
  }

  @Override
  public List<StoredObject> page(String after, int limit) {
    return ask("media-page", () -> new ObjectListing(folder.objects()).page(after, limit));
  }

  @Override
  public long freeBytes() {
    return folder.freeBytes();
  }

  @Override
  public void check() {
    ask(
        "media-check",
        () -> {
          Path piece = folder.piece();
          Files.createFile(piece, OwnerOnlyPermissions.file(piece));
          return Files.deleteIfExists(piece);
        });
  }

  @Override
  public void close() {
    closed = true;
  }

  private <T> T ask(String what, DiskAccess.Question<T> question) {
    if (closed) {
      throw new PortException.Unavailable(what + ": the folder of media is closed");
    }
    return DiskAccess.ask(what, question);
  }
}
