// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.bound.Bound;
import dev.sotto.core.contact.ContactStore;
import dev.sotto.core.media.object.AccountQuota;
import dev.sotto.core.media.object.Checksum;
import dev.sotto.core.media.object.MediaCatalogue;
import dev.sotto.core.media.object.MediaObject;
import dev.sotto.core.media.object.MediaType;
import dev.sotto.core.media.object.MediaUsage;
import dev.sotto.core.media.object.ObjectAccess;
import dev.sotto.core.media.object.ObjectKey;
import dev.sotto.core.media.object.ObjectMetadata;
import dev.sotto.core.media.object.ObjectState;
import dev.sotto.core.media.object.PresignedPost;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Lets accounts pass files to each other: create, upload under the URL, complete, and download.
/// Safe for use by many threads.
public final class MediaObjects {
  /// How long a URL for an upload in one request is good.
  public static final Duration UPLOAD_TIME = Bound.UPLOADS_NOT_BEGUN.time();

  /// How long a URL for a download is good.
  public static final Duration DOWNLOAD_TIME = Duration.ofHours(1);

  /// How long an upload that has begun may come to a halt; and how long one is awaited that this
  /// server does not see.
  public static final Duration AWAITED_TIME = Bound.UPLOAD_HALT.time();

  /// How long an upload in parts may take.
  public static final Duration PARTS_TIME = Bound.UPLOAD_IN_PARTS.time();

  /// How many uploads of an account may not have begun.
  public static final int MAX_AWAITED = Bound.UPLOADS_NOT_BEGUN.most();

  private final MediaCatalogue catalogue;
  private final UploadCompletion intake;
  private final MediaUrls links;
  private final ContactStore contacts;
  private final MediaPolicy policy;
  private final Clockwork clockwork;
  private final MediaCounts counts = new MediaCounts();

  /// @param links to what `intake` takes
  public MediaObjects(
      MediaCatalogue catalogue,
      UploadCompletion intake,
      MediaUrls links,
      ContactStore contacts,
      MediaPolicy policy,
      Clockwork clockwork) {
    this.catalogue = catalogue;
    this.intake = intake;
    this.links = links;
    this.contacts = contacts;
    this.policy = policy;
    this.clockwork = clockwork;
  }

  /// Makes an object that `owner` is going to upload in one request. It takes room when its bytes
  /// begin to come; where this server does not see that, at once, if it is known how much.
  ///
  /// @param expiresIn how long it is to be kept; [Duration#ZERO], and what is longer than the
  ///   policy says, mean as long as the policy says
  public Creation create(
      AccountId owner, ObjectMetadata content, ObjectAccess access, Duration expiresIn) {
    return create(owner, content, content.type(), access, expiresIn);
  }

  /// As [#create], for a client that sends ciphertext as what it is, whatever is inside.
  public Creation createOpaque(
      AccountId owner, ObjectMetadata content, ObjectAccess access, Duration expiresIn) {
    return create(owner, content, MediaType.BYTES, access, expiresIn);
  }

  private Creation create(
      AccountId owner,
      ObjectMetadata content,
      MediaType sent,
      ObjectAccess access,
      Duration expiresIn) {
    if (links.seesUploads()) {
      return create(
          object(owner, content, access, expiresIn).awaited(clockwork.now().plus(UPLOAD_TIME)),
          sent);
    }
    MediaObject object = object(owner, content, access, expiresIn);
    return create(content.size().exact() ? object.reserved(content.size().bytes()) : object, sent);
  }

  /// As [#create], for an upload in parts, which take room when the first of them comes.
  public Creation createForParts(
      AccountId owner, ObjectMetadata content, ObjectAccess access, Duration expiresIn) {
    return create(object(owner, content, access, expiresIn), content.type());
  }

  /// As [#create], for bytes that this server has already: they take room at once.
  Creation createReserved(
      AccountId owner, ObjectMetadata content, ObjectAccess access, Duration expiresIn) {
    MediaObject object = object(owner, content, access, expiresIn);
    return create(object.reserved(content.size().bytes()), content.type());
  }

  private MediaObject object(
      AccountId owner, ObjectMetadata content, ObjectAccess access, Duration expiresIn) {
    Instant now = clockwork.now();
    return new MediaObject(
        ObjectKey.random(owner, content.type(), clockwork.random()),
        content,
        ObjectState.CREATED,
        access,
        now.plus(AWAITED_TIME),
        now.plus(lifetime(expiresIn)));
  }

  /// @param sent as what the bytes are sent
  private Creation create(MediaObject object, MediaType sent) {
    ObjectMetadata content = object.content();
    if (content.size().bytes() > policy.largest()) {
      return new Creation.TooLarge(policy.largest());
    }
    return switch (catalogue.insert(object, new AccountQuota(policy.quota(), MAX_AWAITED))) {
      case NO_ROOM, CHANGED -> new Creation.OverQuota(policy.quota());
      case TOO_MANY -> new Creation.TooMany(MAX_AWAITED);
      case DONE -> {
        counts.add(MediaCounts.Event.CREATED);
        Instant until = clockwork.now().plus(UPLOAD_TIME);
        var expected = new ObjectMetadata(sent, content.size());
        yield new Creation.Created(object, links.upload(object.key(), expected, until), until);
      }
    };
  }

  /// {@return what a browser may post to upload an object just created, as good as the URL; empty
  /// when bytes pass through this server}
  public Optional<PresignedPost> form(Creation.Created created) {
    MediaObject object = created.object();
    return links.form(object.key(), object.content(), created.until());
  }

  private Duration lifetime(Duration asked) {
    boolean less = asked.isPositive() && asked.compareTo(policy.lifetime()) < 0;
    return less ? asked : policy.lifetime();
  }

  /// {@return the most bytes that one object may have}
  public long largest() {
    return policy.largest();
  }

  /// {@return the most bytes that the objects of one account may have together}
  public long quota() {
    return policy.quota();
  }

  /// Notes that `owner` has uploaded an object, and has it scanned; repeating it changes nothing.
  /// Clients need not ask for it: the first who wants to read the object does as well.
  public UploadOutcome complete(AccountId owner, ObjectKey key) {
    return complete(owner, key, Checksum.UNKNOWN);
  }

  /// As [#complete], of bytes that have passed through this server.
  UploadOutcome complete(AccountId owner, ObjectKey key, Checksum checksum) {
    return find(owner, key)
        .map(object -> intake.complete(object, checksum))
        .orElseGet(UploadOutcome.NotFound::new);
  }

  /// {@return where `reader` finds the bytes. An object to be read once is spent with that, unless
  /// its owner asks}
  public Download download(AccountId reader, ObjectKey key) {
    Optional<MediaObject> found = find(key).filter(object -> mayRead(reader, object));
    Download download =
        found.map(object -> download(reader, object)).orElseGet(Download.NotFound::new);
    counts.add(
        download instanceof Download.Ready ? MediaCounts.Event.OPENED : MediaCounts.Event.REFUSED);
    return download;
  }

  /// {@return the object that [#download] would open for `reader`, if it can be read as it is; one
  /// to be read once is not spent}
  Optional<MediaObject> look(AccountId reader, ObjectKey key) {
    return find(key).filter(object -> mayRead(reader, object) && isReadable(object.state()));
  }

  /// {@return how many objects were created, and how many downloads opened and refused, since the
  /// start}
  public Map<String, Long> counts() {
    return counts.all();
  }

  private Download download(AccountId reader, MediaObject object) {
    return switch (intake.complete(object, Checksum.UNKNOWN)) {
      case UploadOutcome.Stored(var stored) -> open(reader, stored);
      case UploadOutcome.Refused _ -> new Download.Refused();
      case UploadOutcome.Unscanned _ -> new Download.Unscanned();
      case UploadOutcome.NotFound _,
          UploadOutcome.NotUploaded _,
          UploadOutcome.NoRoom _,
          UploadOutcome.WrongSize _ ->
          new Download.NotFound();
    };
  }

  private Download open(AccountId reader, MediaObject object) {
    Instant until = clockwork.now().plus(DOWNLOAD_TIME);
    MediaObject opened = object;
    if (object.access().viewing() == ObjectAccess.Viewing.ONCE && !object.owner().equals(reader)) {
      opened = object.spent(until);
      if (!catalogue.replace(object, opened)) {
        return new Download.NotFound();
      }
    }
    return new Download.Ready(opened, links.download(object.key(), until), until);
  }

  private boolean mayRead(AccountId reader, MediaObject object) {
    AccountId owner = object.owner();
    if (object.access().viewing() == ObjectAccess.Viewing.SPENT) {
      return false;
    }
    return owner.equals(reader)
        || switch (object.access().audience()) {
          case CORRESPONDENTS -> contacts.hasWritten(owner, reader);
          case RECIPIENTS -> catalogue.isReader(object.key(), reader);
        };
  }

  /// {@return the object if it is the owner's}
  public Optional<MediaObject> find(AccountId owner, ObjectKey key) {
    return find(key).filter(object -> object.owner().equals(owner));
  }

  Optional<MediaObject> find(ObjectKey key) {
    return catalogue.find(key).filter(object -> object.isAlive(clockwork.ends().instant()));
  }

  /// {@return whether objects in this state may be read without being looked at again}
  boolean isReadable(ObjectState state) {
    return intake.isReadable(state);
  }

  /// {@return what the objects of `owner` take}
  public MediaUsage usage(AccountId owner) {
    return catalogue.usage(owner);
  }

  /// Deletes an object of `owner`. {@return whether there was one}
  public boolean remove(AccountId owner, ObjectKey key) {
    if (find(owner, key).isEmpty()) {
      return false;
    }
    intake.discard(key);
    return true;
  }

  /// The clocks and random numbers of objects.
  ///
  /// @param clock stamps what is new
  /// @param ends by which objects end; one that cannot jump
  /// @param random cryptographically strong
  public record Clockwork(InstantSource clock, InstantSource ends, RandomGenerator random) {
    /// {@return the time that what is new is stamped with, in milliseconds}
    Instant now() {
      return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
  }

  /// The outcome of [#download].
  public sealed interface Download {
    /// @param url where the object is
    /// @param until how long the URL is good
    record Ready(MediaObject object, URI url, Instant until) implements Download {}

    /// There is no such object for the reader.
    record NotFound() implements Download {}

    /// Nobody gets the object: the scanner has found something, or cannot judge it.
    record Refused() implements Download {}

    /// Nobody gets the object until the scanner answers again.
    record Unscanned() implements Download {}
  }

  /// The outcome of [#create].
  public sealed interface Creation {
    /// @param url where one `PUT` uploads the bytes
    /// @param until when the `PUT` must have begun
    record Created(MediaObject object, URI url, Instant until) implements Creation {}

    /// @param largest how many bytes an object may have
    record TooLarge(long largest) implements Creation {}

    /// @param quota how many bytes the objects of an account may have
    record OverQuota(long quota) implements Creation {}

    /// @param most how many uploads of an account may not have begun
    record TooMany(int most) implements Creation {}
  }
}
