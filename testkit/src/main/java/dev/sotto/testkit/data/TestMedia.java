// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.data;

import static dev.sotto.testkit.TestInstants.noonPlus;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.media.object.AccountQuota;
import dev.sotto.core.media.object.Checksum;
import dev.sotto.core.media.object.MediaCatalogue;
import dev.sotto.core.media.object.MediaObject;
import dev.sotto.core.media.object.MediaType;
import dev.sotto.core.media.object.ObjectAccess;
import dev.sotto.core.media.object.ObjectKey;
import dev.sotto.core.media.object.ObjectMetadata;
import dev.sotto.core.media.object.ObjectSize;
import dev.sotto.core.media.object.ObjectState;
import dev.sotto.testkit.TestRandom;
import java.time.Instant;
import java.util.random.RandomGenerator;

/// Media objects for tests.
public final class TestMedia {
  /// Whom messages tell of an object, who may read it as often as they like.
  public static final ObjectAccess ANY =
      new ObjectAccess(ObjectAccess.Audience.RECIPIENTS, ObjectAccess.Viewing.ANY);

  /// How long the bytes of the objects of this class are awaited.
  public static final Instant AWAITED = noonPlus(60);

  /// When the objects of this class expire.
  public static final Instant EXPIRY = noonPlus(3_600);

  /// More than the objects of a test take.
  public static final AccountQuota ENDLESS = new AccountQuota(Long.MAX_VALUE, Integer.MAX_VALUE);

  /// More than the objects of a test take, and no more than disks have.
  public static final AccountQuota ENOUGH = new AccountQuota(1L << 40, 1_000);

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
        aKey(owner),
        new ObjectMetadata(JPEG, size),
        ObjectState.CREATED,
        ANY,
        awaitedUntil,
        expiresAt);
  }

  /// Adds an object to a catalogue. {@return that object}
  public static MediaObject inserted(MediaCatalogue catalogue, MediaObject object) {
    if (catalogue.insert(object, ENDLESS) != MediaCatalogue.Outcome.DONE) {
      throw new AssertionError("not inserted: " + object.key());
    }
    return object;
  }

  /// {@return the same object in another state}
  public static MediaObject inState(MediaObject object, ObjectState state) {
    return new MediaObject(
        object.key(),
        object.content(),
        state,
        object.access(),
        object.awaitedUntil(),
        object.expiresAt());
  }

  /// {@return the same object, awaited until another moment}
  public static MediaObject awaited(MediaObject object, Instant until) {
    return new MediaObject(
        object.key(), object.content(), object.state(), object.access(), until, object.expiresAt());
  }

  /// {@return the same object with a checksum}
  public static MediaObject known(MediaObject object, Checksum checksum) {
    ObjectMetadata content = object.content();
    return new MediaObject(
        object.key(),
        new ObjectMetadata(content.type(), content.size(), checksum),
        object.state(),
        object.access(),
        object.awaitedUntil(),
        object.expiresAt());
  }
}
