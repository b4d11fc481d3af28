// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media;

import dev.sotto.core.media.ObjectStore.AlreadyThere;
import dev.sotto.core.media.ObjectStore.NoSuchObject;
import dev.sotto.core.media.StreamedStore.TooLong;
import dev.sotto.core.media.StreamedStore.WrongOffset;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/// Takes and gives bytes under the URLs that this server has signed, where no object store does so
/// itself. Safe for use by many threads.
public final class StreamedMedia {
  private final Media media;
  private final StreamedStore store;
  private final SignedUrls urls;

  public StreamedMedia(Media media, StreamedStore store, SignedUrls urls) {
    this.media = media;
    this.store = store;
    this.urls = urls;
  }

  /// {@return where an object just created is uploaded in parts}
  public URI inParts(MediaObject object) {
    Instant until = object.awaitedUntil();
    return urls.uploadInParts(object.key(), object.content().size(), until);
  }

  /// Takes an object in one piece.
  ///
  /// @param length how many bytes the client says it sends
  /// @throws IOException when the client breaks off; nothing is kept then
  public Taken put(ObjectKey key, String query, long length, InputStream bytes) throws IOException {
    Found found = awaited(SignedUrls.Method.PUT, key, query);
    if (!(found instanceof Found.There(var object))) {
      return new Taken.Refused(found);
    }
    if (!object.content().size().allows(length)) {
      return new Taken.WrongLength(object.content().size());
    }
    try {
      store.write(key, object.content().type(), length, bytes);
    } catch (AlreadyThere e) {
      return new Taken.Refused(new Found.Complete());
    }
    return completed(object);
  }

  /// {@return how far an upload in parts has come}
  public Taken received(ObjectKey key, String query) {
    Found found = signed(SignedUrls.Method.PATCH, key, query);
    if (!(found instanceof Found.There(var object))) {
      return new Taken.Refused(found);
    }
    long size = object.content().size().bytes();
    boolean complete = object.state() != MediaState.CREATED;
    return new Taken.Part(complete ? size : store.received(key), size);
  }

  /// Takes a part of an object; the last one completes it.
  ///
  /// @param offset where it begins
  /// @throws IOException when the client breaks off; what has come is kept
  public Taken append(ObjectKey key, String query, long offset, InputStream bytes)
      throws IOException {
    Found found = awaited(SignedUrls.Method.PATCH, key, query);
    if (!(found instanceof Found.There(var object))) {
      return new Taken.Refused(found);
    }
    long size = object.content().size().bytes();
    try {
      long received = store.append(key, offset, size, bytes);
      if (received < size) {
        return new Taken.Part(received, size);
      }
      store.finish(key, size);
    } catch (WrongOffset e) {
      return new Taken.Elsewhere(e.received());
    } catch (TooLong e) {
      return new Taken.WrongLength(object.content().size());
    } catch (AlreadyThere e) {
      return new Taken.Refused(new Found.Complete());
    }
    return completed(object);
  }

  private Taken completed(MediaObject object) {
    return switch (media.complete(object.owner(), object.key())) {
      case Completion.Stored(var stored) -> new Taken.Whole(stored);
      // The upload is done; who wants to read it has to wait.
      case Completion.Unscanned(var stored) -> new Taken.Whole(stored);
      case Completion.Refused(var refused) -> new Taken.Rejected(refused);
      case Completion.NotFound _, Completion.NotUploaded _ -> {
        // Its time was over before its last byte came: nobody would find the bytes again.
        store.delete(object.key());
        yield new Taken.Refused(new Found.TooLate());
      }
      case Completion.WrongSize(var declared, _) -> new Taken.WrongLength(declared);
    };
  }

  /// {@return the object under a URL for downloading}
  public Found find(ObjectKey key, String query) {
    Found found = signed(SignedUrls.Method.GET, key, query);
    boolean readable = found instanceof Found.There(var object) && media.isReadable(object.state());
    return readable || !(found instanceof Found.There) ? found : new Found.Nothing();
  }

  /// {@return the bytes of an object from `from` on; the caller closes it}
  ///
  /// @param from 0 to its size
  /// @throws NoSuchObject when it has gone meanwhile
  public InputStream read(MediaObject object, long from) throws NoSuchObject {
    return store.read(object.key(), from);
  }

  private Found awaited(SignedUrls.Method method, ObjectKey key, String query) {
    Found found = signed(method, key, query);
    boolean complete =
        found instanceof Found.There(var object) && object.state() != MediaState.CREATED;
    return complete ? new Found.Complete() : found;
  }

  private Found signed(SignedUrls.Method method, ObjectKey key, String query) {
    return switch (urls.check(method, key, query)) {
      case FORGED -> new Found.Nothing();
      case EXPIRED -> new Found.TooLate();
      case GOOD -> {
        Optional<MediaObject> object = media.find(key);
        yield object.<Found>map(Found.There::new).orElseGet(Found.TooLate::new);
      }
    };
  }

  /// What is under a URL.
  public sealed interface Found {
    record There(MediaObject object) implements Found {}

    /// Nothing, and there never was: this server has not signed the URL, or not for this.
    record Nothing() implements Found {}

    /// The URL was good once, or the object was there once.
    record TooLate() implements Found {}

    /// The object is uploaded already, and is not written twice.
    record Complete() implements Found {}
  }

  /// What became of bytes.
  public sealed interface Taken {
    /// The object has all its bytes.
    record Whole(MediaObject object) implements Taken {}

    /// More is awaited.
    record Part(long received, long size) implements Taken {}

    /// The part does not begin where the last one ended.
    record Elsewhere(long received) implements Taken {}

    /// More or fewer bytes than declared; nothing is kept.
    record WrongLength(ObjectSize declared) implements Taken {}

    /// The object has all its bytes, and nobody gets it: the scanner has found something, or cannot
    /// judge it.
    record Rejected(MediaObject object) implements Taken {}

    record Refused(Found found) implements Taken {}
  }
}
