// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.transfer;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.media.object.Checksum;
import dev.sotto.core.media.object.MediaObject;
import dev.sotto.core.media.object.MediaType;
import dev.sotto.core.media.object.MessageRef;
import dev.sotto.core.media.object.ObjectAccess;
import dev.sotto.core.media.object.ObjectKey;
import dev.sotto.core.media.object.ObjectMetadata;
import dev.sotto.core.media.object.ObjectSize;
import dev.sotto.core.media.object.ObjectState;
import dev.sotto.core.message.ClientMessageId;
import dev.sotto.core.spi.Storage;
import dev.sotto.testkit.TestInstants;
import dev.sotto.testkit.data.TestMedia;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Media objects of some devices' accounts, some of them named by messages.
final class RandomMedia {
  private static final List<MediaType> TYPES =
      List.of(MediaType.BYTES, new MediaType("image/jpeg"), new MediaType("video/mp4"));

  private final Storage storage;
  private final RandomGenerator random;
  private final List<DeviceAddress> devices;

  RandomMedia(Storage storage, RandomGenerator random, List<DeviceAddress> devices) {
    this.storage = storage;
    this.random = random;
    this.devices = devices;
  }

  void add(int number) {
    AccountId owner = anyone();
    MediaType type = TYPES.get(random.nextInt(TYPES.size()));
    var object =
        new MediaObject(
            ObjectKey.random(owner, type, random),
            new ObjectMetadata(
                type,
                new ObjectSize(1 + random.nextLong(1L << 40), random.nextBoolean()),
                anyChecksum()),
            any(ObjectState.values()),
            new ObjectAccess(
                any(ObjectAccess.Audience.values()), any(ObjectAccess.Viewing.values())),
            TestInstants.NOON.plusMillis(random.nextInt(1_000_000_000)),
            TestInstants.NOON.plusMillis(random.nextInt(1_000_000_000)));
    storage.media().insert(object, TestMedia.ENDLESS);
    for (int naming = random.nextInt(3); naming > 0; naming--) {
      var carrier = new MessageRef(owner, new ClientMessageId("m!%d-%d".formatted(number, naming)));
      storage.media().attach(carrier, anyone(), Set.of(object.key()));
    }
  }

  private Checksum anyChecksum() {
    return random.nextBoolean()
        ? Checksum.UNKNOWN
        : new Checksum("%016x".formatted(random.nextLong()).repeat(4));
  }

  private AccountId anyone() {
    return devices.get(random.nextInt(devices.size())).account();
  }

  private <T> T any(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
