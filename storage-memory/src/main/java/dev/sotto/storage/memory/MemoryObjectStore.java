// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory;

import dev.sotto.core.media.object.Checksum;
import dev.sotto.core.media.object.MediaType;
import dev.sotto.core.media.object.ObjectKey;
import dev.sotto.core.media.object.StreamedStore;
import dev.sotto.storage.memory.table.StorageLock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

final class MemoryObjectStore implements StreamedStore {
  private static final int CHUNK = 8 * 1024;

  /// Stands for what is not there; no object is empty.
  private static final byte[] NONE = {};

  private final StorageLock guard = new StorageLock();
  private final NavigableMap<String, byte[]> objects = new TreeMap<>();
  private final Map<ObjectKey, Upload> uploads = new HashMap<>();

  @Override
  public OptionalLong size(ObjectKey key) {
    return guard.call(
        () ->
            Optional.ofNullable(objects.get(key.text()))
                .map(bytes -> OptionalLong.of(bytes.length))
                .orElseGet(OptionalLong::empty));
  }

  @Override
  public InputStream read(ObjectKey key, long from) throws NoSuchObject {
    byte[] bytes = guard.call(() -> objects.getOrDefault(key.text(), NONE));
    if (bytes == NONE) {
      throw new NoSuchObject(key);
    }
    int start = Math.toIntExact(from);
    return new ByteArrayInputStream(bytes, start, bytes.length - start);
  }

  @Override
  public Checksum write(ObjectKey key, MediaType type, long size, InputStream bytes)
      throws IOException, AlreadyThere {
    if (size(key).isPresent()) {
      throw new AlreadyThere(key);
    }
    byte[] all = bytes.readNBytes(Math.toIntExact(size));
    if (all.length < size || bytes.read() >= 0) {
      throw new EOFException("expected just %d bytes".formatted(size));
    }
    if (guard.call(() -> objects.putIfAbsent(key.text(), all)) != null) {
      throw new AlreadyThere(key);
    }
    guard.run(() -> uploads.remove(key));
    return Checksum.of(all);
  }

  @Override
  public long received(ObjectKey key) {
    return guard.call(() -> (long) uploads.getOrDefault(key, Upload.NONE).bytes().size());
  }

  @Override
  public long append(ObjectKey key, long offset, long most, InputStream bytes)
      throws IOException, WrongOffset, TooLong, AlreadyThere {
    if (size(key).isPresent()) {
      throw new AlreadyThere(key);
    }
    Upload upload = guard.call(() -> begin(key, offset));
    if (upload.busy()) {
      throw new WrongOffset(upload.bytes().size());
    }
    try {
      return append(key, upload, most, bytes);
    } finally {
      guard.run(() -> uploads.computeIfPresent(key, (_, now) -> now.with(false)));
    }
  }

  /// Takes the upload for one caller. {@return it; busy when another one has it, or when it is
  /// elsewhere}
  private Upload begin(ObjectKey key, long offset) {
    Upload before =
        uploads.computeIfAbsent(key, _ -> new Upload(new ByteArrayOutputStream(), false));
    if (before.busy() || before.bytes().size() != offset) {
      return before.with(true);
    }
    uploads.put(key, before.with(true));
    return before;
  }

  private long append(ObjectKey key, Upload upload, long most, InputStream bytes)
      throws IOException, TooLong {
    var chunk = new byte[CHUNK];
    for (int count = bytes.read(chunk); count >= 0; count = bytes.read(chunk)) {
      if (upload.bytes().size() + count > most) {
        guard.run(() -> uploads.remove(key));
        throw new TooLong(most);
      }
      upload.bytes().write(chunk, 0, count);
    }
    return upload.bytes().size();
  }

  @Override
  public Checksum finish(ObjectKey key, long size) throws WrongOffset, AlreadyThere {
    if (size(key).isPresent()) {
      throw new AlreadyThere(key);
    }
    long received = received(key);
    if (received != size) {
      throw new WrongOffset(received);
    }
    // In one step, so that nobody finds neither the upload nor the object.
    Optional<byte[]> all =
        guard.call(() -> Optional.ofNullable(uploads.remove(key)).map(upload -> kept(key, upload)));
    return Checksum.of(all.orElseThrow(() -> new AlreadyThere(key)));
  }

  private byte[] kept(ObjectKey key, Upload upload) {
    byte[] all = upload.bytes().toByteArray();
    objects.put(key.text(), all);
    return all;
  }

  @Override
  public boolean delete(ObjectKey key) {
    return guard.call(
        () -> {
          boolean begun = uploads.remove(key) != null;
          return objects.remove(key.text()) != null || begun;
        });
  }

  @Override
  public List<StoredObject> page(String after, int limit) {
    return guard.call(
        () ->
            objects.tailMap(after, false).entrySet().stream()
                .limit(limit)
                .map(entry -> new StoredObject(entry.getKey(), entry.getValue().length))
                .toList());
  }

  @Override
  public void check() {
    guard.run(() -> {});
  }

  @Override
  public void close() {
    guard.close();
  }

  /// @param busy whether somebody adds to it
  private record Upload(ByteArrayOutputStream bytes, boolean busy) {
    static final Upload NONE = new Upload(new ByteArrayOutputStream(), false);

    Upload with(boolean taken) {
      return new Upload(bytes, taken);
    }
  }
}
