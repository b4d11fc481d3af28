// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.media.QuotaReservations.Beginning;
import dev.sotto.core.media.object.Checksum;
import dev.sotto.core.media.object.MediaCatalogue;
import dev.sotto.core.media.object.MediaObject;
import dev.sotto.core.media.object.ObjectKey;
import dev.sotto.core.media.object.ObjectSize;
import dev.sotto.core.media.object.ObjectState;
import dev.sotto.core.media.object.ObjectStore.AlreadyThere;
import dev.sotto.core.media.object.ObjectStore.NoSuchObject;
import dev.sotto.core.media.object.StreamedStore;
import dev.sotto.core.media.object.StreamedStore.TooLong;
import dev.sotto.core.media.object.StreamedStore.WrongOffset;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;

/// Takes and gives bytes under the URLs that this server has signed, where no object store does so
/// itself. Safe for use by many threads.
public final class SignedUrlTransfers {
  private final MediaObjects media;
  private final StreamedStore store;
  private final SignedUrls urls;
  private final QuotaReservations reservations;
  private final Predicate<AccountId> active;

  /// @param active whether an account may act: a URL that was signed before it ended takes nothing
  ///   more for it
  public SignedUrlTransfers(
      MediaObjects media,
      StreamedStore store,
      SignedUrls urls,
      MediaCatalogue catalogue,
      InstantSource clock,
      Predicate<AccountId> active) {
    this.media = media;
    this.store = store;
    this.urls = urls;
    this.active = active;
    this.reservations = new QuotaReservations(catalogue, media.quota(), clock);
  }

  /// {@return an object just created, with the URL under which it is uploaded in parts}
  public MediaObjects.Creation.Created inParts(MediaObjects.Creation.Created created) {
    MediaObject object = created.object();
    Instant until = created.until().plus(MediaObjects.PARTS_TIME.minus(MediaObjects.UPLOAD_TIME));
    URI url = urls.uploadInParts(object.key(), object.content().size(), until);
    return new MediaObjects.Creation.Created(object, url, until);
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
    return switch (reservations.begin(object, length)) {
      case Beginning.NoRoom(long quota) -> new Taken.NoRoom(quota);
      case Beginning.Gone _ -> new Taken.Refused(new Found.TooLate());
      case Beginning.Reserved(var reserved, boolean anew) ->
          write(anew ? object : reserved, reservations.arriving(reserved, bytes), length);
    };
  }

  /// @param before what the object is again when nothing comes of it
  private Taken write(MediaObject before, UploadInputStream bytes, long length) throws IOException {
    ObjectKey key = before.key();
    Checksum checksum;
    try {
      checksum = store.write(key, before.content().type(), length, bytes);
    } catch (AlreadyThere e) {
      return new Taken.Refused(new Found.Complete());
    } catch (IOException | RuntimeException e) {
      if (before.state() == ObjectState.CREATED) {
        reservations.giveBack(bytes.object(), before);
      }
      throw e;
    }
    return completed(before, checksum);
  }

  /// {@return how far an upload in parts has come}
  public Taken received(ObjectKey key, String query) {
    Found found = signed(SignedUrls.Method.PATCH, key, query);
    if (!(found instanceof Found.There(var object))) {
      return new Taken.Refused(found);
    }
    long size = object.content().size().bytes();
    long received = object.state().isUploaded() ? size : store.received(key);
    return new Taken.Part(received, size, object.endsAt());
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
    return switch (reservations.begin(object, object.content().size().bytes())) {
      case Beginning.NoRoom(long quota) -> new Taken.NoRoom(quota);
      case Beginning.Gone _ -> new Taken.Refused(new Found.TooLate());
      case Beginning.Reserved(var reserved, _) ->
          append(offset, reservations.arriving(reserved, bytes));
    };
  }

  private Taken append(long offset, UploadInputStream bytes) throws IOException {
    MediaObject object = bytes.object();
    long size = object.content().size().bytes();
    Checksum checksum;
    try {
      long received = store.append(object.key(), offset, size, bytes);
      if (received < size) {
        return new Taken.Part(received, size, bytes.object().endsAt());
      }
      checksum = store.finish(object.key(), size);
    } catch (WrongOffset e) {
      return new Taken.Elsewhere(e.received());
    } catch (TooLong e) {
      return new Taken.WrongLength(object.content().size());
    } catch (AlreadyThere e) {
      return new Taken.Refused(new Found.Complete());
    }
    return completed(object, checksum);
  }

  /// Ends an upload in parts; what has come is gone. {@return what is under the URL after all, if
  /// it is no upload that could be ended}
  public Optional<Found> drop(ObjectKey key, String query) {
    Found found = awaited(SignedUrls.Method.PATCH, key, query);
    if (!(found instanceof Found.There(var object))) {
      return Optional.of(found);
    }
    return media.remove(object.owner(), key) ? Optional.empty() : Optional.of(new Found.TooLate());
  }

  private Taken completed(MediaObject object, Checksum checksum) {
    return switch (media.complete(object.owner(), object.key(), checksum)) {
      case UploadOutcome.Stored(var stored) -> new Taken.Whole(stored);
      // The upload is done; who wants to read it has to wait.
      case UploadOutcome.Unscanned(var stored) -> new Taken.Whole(stored);
      case UploadOutcome.Refused(var refused) -> new Taken.Rejected(refused);
      case UploadOutcome.NotFound _, UploadOutcome.NotUploaded _ -> {
        // Its time was over before its last byte came: nobody would find the bytes again.
        store.delete(object.key());
        yield new Taken.Refused(new Found.TooLate());
      }
      case UploadOutcome.NoRoom(long quota) -> new Taken.NoRoom(quota);
      case UploadOutcome.WrongSize(var declared, _) -> new Taken.WrongLength(declared);
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
    if (!(found instanceof Found.There(var object))) {
      return found;
    }
    if (object.state().isUploaded()) {
      return new Found.Complete();
    }
    return active.test(object.owner()) ? found : new Found.TooLate();
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

  /// The object under a URL, or why there is none.
  public sealed interface Found {
    record There(MediaObject object) implements Found {}

    /// Nothing, and there never was: this server has not signed the URL, or not for this.
    record Nothing() implements Found {}

    /// The URL was good once, or the object was there once.
    record TooLate() implements Found {}

    /// The object is uploaded already, and is not written twice.
    record Complete() implements Found {}
  }

  /// The outcome of receiving bytes.
  public sealed interface Taken {
    /// The object has all its bytes.
    record Whole(MediaObject object) implements Taken {}

    /// More is awaited.
    ///
    /// @param until when the upload ends if nothing comes
    record Part(long received, long size, Instant until) implements Taken {}

    /// The owner's objects would take too much; the upload takes no room.
    ///
    /// @param quota how many bytes the objects of an account may have
    record NoRoom(long quota) implements Taken {}

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
