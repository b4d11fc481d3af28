// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.media;

import static dev.sotto.testkit.Moments.noonPlus;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.media.Access;
import dev.sotto.core.media.Checksum;
import dev.sotto.core.media.Content;
import dev.sotto.core.media.MediaCatalogue;
import dev.sotto.core.media.MediaObject;
import dev.sotto.core.media.MediaRoom;
import dev.sotto.core.media.MediaState;
import dev.sotto.core.media.MediaType;
import dev.sotto.core.media.ObjectKey;
import dev.sotto.core.media.ObjectSize;
import dev.sotto.testkit.TestRandom;
import java.time.Instant;
import java.util.random.RandomGenerator;

/// Media objects for tests.
public final class TestMedia {
  /// Whom messages tell of an object, who may read it as often as they like.
  public static final Access ANY = new Access(Access.Audience.RECIPIENTS, Access.Viewing.ANY);

  /// How long the bytes of the objects of this class are awaited.
  public static final Instant AWAITED = noonPlus(60);

  /// When the objects of this class expire.
  public static final Instant EXPIRY = noonPlus(3_600);

  /// More than the objects of a test take.
  public static final MediaRoom ENDLESS = new MediaRoom(Long.MAX_VALUE, Integer.MAX_VALUE);

  /// More than the objects of a test take, and no more than disks have.
  public static final MediaRoom ENOUGH = new MediaRoom(1L << 40, 1_000);

  private static final MediaType JPEG = new MediaType("image/jpeg");
  private static final RandomGenerator RANDOM = TestRandom.seeded(51);

  private TestMedia() {}

  /// {@return a key that no other object has}
  public static ObjectKey aKey(AccountId owner) {
    synchronized (RANDOM) {
      return ObjectKey.random(owner, JPEG, RANDOM);
    }
  }

  /// {@return an object of so many bytes, which are awaited until [#AWAITED]}
  public static MediaObject anObject(AccountId owner, long bytes) {
    return anObject(owner, ObjectSize.exactly(bytes), AWAITED, EXPIRY);
  }

  /// {@return an object whose bytes are awaited}
  public static MediaObject anObject(
      AccountId owner, ObjectSize size, Instant awaitedUntil, Instant expiresAt) {
    return new MediaObject(
        aKey(owner), new Content(JPEG, size), MediaState.CREATED, ANY, awaitedUntil, expiresAt);
  }

  /// Adds an object to a catalogue. {@return that object}
  static MediaObject inserted(MediaCatalogue catalogue, MediaObject object) {
    if (catalogue.insert(object, ENDLESS) != MediaCatalogue.Outcome.DONE) {
      throw new AssertionError("not inserted: " + object.key());
    }
    return object;
  }

  /// {@return the same object in another state}
  public static MediaObject inState(MediaObject object, MediaState state) {
    return new MediaObject(
        object.key(),
        object.content(),
        state,
        object.access(),
        object.awaitedUntil(),
        object.expiresAt());
  }

  /// {@return the same object, awaited until another moment}
  static MediaObject awaited(MediaObject object, Instant until) {
    return new MediaObject(
        object.key(), object.content(), object.state(), object.access(), until, object.expiresAt());
  }

  /// {@return the same object with a checksum}
  public static MediaObject known(MediaObject object, Checksum checksum) {
    Content content = object.content();
    return new MediaObject(
        object.key(),
        new Content(content.type(), content.size(), checksum),
        object.state(),
        object.access(),
        object.awaitedUntil(),
        object.expiresAt());
  }
}
