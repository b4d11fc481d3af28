// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media.object;

import dev.sotto.core.account.AccountId;
import java.time.Instant;

/// One object, as the catalogue has it.
///
/// @param content as declared by its owner; once it is stored, with the size that it has
/// @param awaitedUntil when its bytes must be there, in whole milliseconds
/// @param expiresAt when its time is over, in whole milliseconds
public record MediaObject(
    ObjectKey key,
    ObjectMetadata content,
    ObjectState state,
    ObjectAccess access,
    Instant awaitedUntil,
    Instant expiresAt) {
  /// {@return whose it is}
  public AccountId owner() {
    return key.owner();
  }

  /// {@return the moment from which on nobody finds it}
  public Instant endsAt() {
    return !state.isUploaded() && awaitedUntil.isBefore(expiresAt) ? awaitedUntil : expiresAt;
  }

  /// {@return whether it can be found at `now`}
  public boolean isAlive(Instant now) {
    return now.isBefore(endsAt());
  }

  /// {@return the same, which the sweeper deletes: nobody finds it, and nothing can be made of it
  /// any more}
  public MediaObject withdrawn() {
    return new MediaObject(key, content, state, access, awaitedUntil, Instant.EPOCH);
  }

  /// {@return whether the sweeper deletes it}
  public boolean isWithdrawn() {
    return expiresAt.equals(Instant.EPOCH);
  }

  /// {@return the same, whose bytes are coming}
  public MediaObject reserved(long bytes) {
    var known = new ObjectMetadata(content.type(), ObjectSize.exactly(bytes));
    return new MediaObject(key, known, ObjectState.RESERVED, access, awaitedUntil, expiresAt);
  }

  /// {@return the same, whose bytes are awaited for longer}
  public MediaObject awaited(Instant until) {
    return new MediaObject(key, content, state, access, until, expiresAt);
  }

  /// {@return the same, with all its bytes there}
  public MediaObject stored(long bytes, Checksum checksum) {
    var known = new ObjectMetadata(content.type(), ObjectSize.exactly(bytes), checksum);
    return new MediaObject(key, known, ObjectState.STORED, access, awaitedUntil, expiresAt);
  }

  /// {@return the same, with a checksum where it has none}
  public MediaObject known(Checksum checksum) {
    ObjectMetadata known = content.checksum().isKnown() ? content : content.with(checksum);
    return new MediaObject(key, known, state, access, awaitedUntil, expiresAt);
  }

  /// {@return the same, with what the scanner says of it}
  public MediaObject judged(ObjectState verdict) {
    return new MediaObject(key, content, verdict, access, awaitedUntil, expiresAt);
  }

  /// {@return the same, read for the only time}
  ///
  /// @param until how long the one who reads it may take
  public MediaObject spent(Instant until) {
    Instant end = until.isBefore(expiresAt) ? until : expiresAt;
    return new MediaObject(key, content, state, access.spent(), awaitedUntil, end);
  }
}
