// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media;

import dev.sotto.core.PortException;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.media.object.Checksum;
import dev.sotto.core.media.object.MediaObject;
import dev.sotto.core.media.object.MessageRef;
import dev.sotto.core.media.object.ObjectAccess;
import dev.sotto.core.media.object.ObjectKey;
import dev.sotto.core.media.object.ObjectMetadata;
import dev.sotto.core.media.object.ObjectStore;
import dev.sotto.core.media.object.ObjectStore.AlreadyThere;
import dev.sotto.core.message.History;
import dev.sotto.core.message.Message;
import dev.sotto.core.message.MessageId;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Makes objects of files that this server itself has received, whatever store it has: of several
/// all, or none. Safe for use by many threads.
public final class FileUploads {
  private static final System.Logger LOG = System.getLogger(FileUploads.class.getName());

  /// Their names are inside the ciphertext: the server does not know who is to read them.
  private static final ObjectAccess ACCESS =
      new ObjectAccess(ObjectAccess.Audience.CORRESPONDENTS, ObjectAccess.Viewing.ANY);

  private final MediaObjects media;
  private final ObjectStore store;
  private final Attachments attachments;
  private final History history;
  private final MediaPolicy policy;
  private final InstantSource clock;

  public FileUploads(
      MediaObjects media,
      ObjectStore store,
      Attachments attachments,
      History history,
      MediaPolicy policy,
      InstantSource clock) {
    this.media = media;
    this.store = store;
    this.attachments = attachments;
    this.history = history;
    this.policy = policy;
    this.clock = clock;
  }

  /// Keeps files of `owner`. Once this returns [Receipt.Kept] they are on disk, and found clean if
  /// there is a scanner.
  ///
  /// @throws IOException when the bytes of a file, or the store, fail; nothing is kept then
  /// @throws PortException when a backing service does not answer; nothing is kept then
  public Receipt keep(AccountId owner, List<ReceivedFile> files, Ending ending, Purpose purpose)
      throws IOException {
    if (ending instanceof Ending.At(var end) && !isWithinPolicy(end)) {
      return new Receipt.WrongEnd(policy.lifetime());
    }
    if (purpose instanceof Purpose.ForMessage(var id) && sent(owner, id).isEmpty()) {
      return new Receipt.NoSuchMessage();
    }
    var batch = new Batch(owner);
    try {
      Receipt receipt = batch.keep(files, ending, purpose);
      if (!(receipt instanceof Receipt.Kept)) {
        batch.discard();
      }
      return receipt;
    } catch (IOException | RuntimeException e) {
      batch.discard();
      throw e;
    }
  }

  private boolean isWithinPolicy(Instant end) {
    Instant now = clock.instant();
    return end.isAfter(now) && !end.isAfter(now.plus(policy.lifetime()));
  }

  private Optional<Message> sent(AccountId owner, MessageId id) {
    return history.find(owner, id).filter(found -> found.sender().account().equals(owner));
  }

  private Duration lifetime(Ending ending) {
    return switch (ending) {
      case Ending.ByPolicy _ -> Duration.ZERO;
      case Ending.At(var end) -> {
        // The end may have passed since it was looked at; no time at all would mean the longest.
        Duration left = Duration.between(clock.instant(), end);
        yield left.isPositive() ? left : Duration.ofMillis(1);
      }
    };
  }

  /// The files that come together.
  private final class Batch {
    private final AccountId owner;
    private final List<ObjectKey> made = new ArrayList<>();
    private final Map<ObjectKey, Checksum> checksums = new HashMap<>();

    Batch(AccountId owner) {
      this.owner = owner;
    }

    Receipt keep(List<ReceivedFile> files, Ending ending, Purpose purpose) throws IOException {
      for (ReceivedFile file : files) {
        Optional<Receipt> refusal = write(file, lifetime(ending));
        if (refusal.isPresent()) {
          return refusal.get();
        }
      }
      // The last step: what is not complete goes by itself if this server dies meanwhile.
      var kept = new ArrayList<MediaObject>();
      for (ObjectKey key : List.copyOf(made)) {
        switch (media.complete(owner, key, checksums.getOrDefault(key, Checksum.UNKNOWN))) {
          case UploadOutcome.Stored(var object) -> kept.add(object);
          case UploadOutcome.Refused(var object) -> {
            // It stays where the operator can look at it.
            made.remove(key);
            return new Receipt.Refused(object);
          }
          case UploadOutcome.Unscanned _ -> {
            return new Receipt.Unscanned();
          }
          case UploadOutcome.NoRoom(long quota) -> {
            return new Receipt.OverQuota(quota);
          }
          case UploadOutcome.NotFound _, UploadOutcome.NotUploaded _, UploadOutcome.WrongSize _ ->
              throw new IOException("an object just written is not there");
        }
      }
      return switch (purpose) {
        case Purpose.OfItsOwn _ -> new Receipt.Kept(kept);
        case Purpose.ForMessage(var id) ->
            attach(id) ? new Receipt.Kept(kept) : new Receipt.NoSuchMessage();
      };
    }

    private Optional<Receipt> write(ReceivedFile file, Duration expiresIn) throws IOException {
      return switch (media.createReserved(owner, file.content(), ACCESS, expiresIn)) {
        case MediaObjects.Creation.TooLarge(long largest) ->
            Optional.of(new Receipt.TooLarge(largest));
        case MediaObjects.Creation.OverQuota(long quota) ->
            Optional.of(new Receipt.OverQuota(quota));
        case MediaObjects.Creation.TooMany _ ->
            throw new IllegalStateException("only what is awaited counts");
        case MediaObjects.Creation.Created(var object, _, _) -> {
          made.add(object.key());
          write(object, file);
          yield Optional.empty();
        }
      };
    }

    private void write(MediaObject object, ReceivedFile file) throws IOException {
      ObjectMetadata content = object.content();
      try (InputStream bytes = file.bytes()) {
        checksums.put(
            object.key(), store.write(object.key(), content.type(), content.size().bytes(), bytes));
      } catch (AlreadyThere e) {
        throw new IllegalStateException("a random key was taken", e);
      }
    }

    /// A message may be deleted at any time: what is attached before is found by the deletion, what
    /// is attached later by the second look.
    private boolean attach(MessageId id) {
      Optional<Message> message = sent(owner, id);
      if (message.isEmpty()) {
        return false;
      }
      var carrier = new MessageRef(owner, message.get().clientId());
      Set<ObjectKey> keys = made.stream().collect(Collectors.toUnmodifiableSet());
      return attachments.attach(carrier, message.get().recipient(), keys)
          && sent(owner, id).isPresent();
    }

    /// What cannot be removed now goes with the sweeper.
    void discard() {
      for (ObjectKey key : made) {
        try {
          media.remove(owner, key);
        } catch (PortException e) {
          LOG.log(Level.WARNING, "a file stays until it expires: {0}", e.getMessage());
        }
      }
    }
  }

  /// The time when files go.
  public sealed interface Ending {
    /// The time that the policy says.
    record ByPolicy() implements Ending {}

    /// @param end within the time that the policy allows
    record At(Instant end) implements Ending {}
  }

  /// The purpose of files.
  public sealed interface Purpose {
    /// They belong to no message, or to one that the server does not know of.
    record OfItsOwn() implements Purpose {}

    /// They go with this message of their owner.
    record ForMessage(MessageId id) implements Purpose {}
  }

  /// The outcome of [#keep].
  public sealed interface Receipt {
    /// @param objects in the order of the files
    record Kept(List<MediaObject> objects) implements Receipt {
      public Kept {
        objects = List.copyOf(objects);
      }
    }

    /// @param largest how many bytes an object may have
    record TooLarge(long largest) implements Receipt {}

    /// @param quota how many bytes the objects of an account may have
    record OverQuota(long quota) implements Receipt {}

    /// The scanner has found something in a file, or cannot judge it. Nobody gets it; the others
    /// are gone.
    record Refused(MediaObject object) implements Receipt {}

    /// The scanner does not answer, and files must not pass without it.
    record Unscanned() implements Receipt {}

    /// There is no such message, or somebody else has sent it.
    record NoSuchMessage() implements Receipt {}

    /// @param longest how long files are kept at most
    record WrongEnd(Duration longest) implements Receipt {}
  }
}
