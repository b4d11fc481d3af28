// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.spi;

import static dev.sotto.testkit.Moments.NOON;
import static dev.sotto.testkit.Moments.noonPlus;
import static dev.sotto.testkit.room.TestRooms.aParticipant;
import static dev.sotto.testkit.room.TestRooms.aPending;
import static dev.sotto.testkit.room.TestRooms.anId;
import static dev.sotto.testkit.session.TestSessions.aSession;
import static dev.sotto.testkit.session.TestSessions.aTokenHash;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.contact.ContactStore.Addition;
import dev.sotto.core.device.Device;
import dev.sotto.core.device.DeviceName;
import dev.sotto.core.media.MediaCatalogue.Outcome;
import dev.sotto.core.media.MediaObject;
import dev.sotto.core.media.MediaRoom;
import dev.sotto.core.media.MediaState;
import dev.sotto.core.media.MediaUsage;
import dev.sotto.core.room.JoinCode;
import dev.sotto.core.room.PairingStore.Acceptance;
import dev.sotto.core.room.PairingStore.Registration;
import dev.sotto.core.session.Session;
import dev.sotto.core.session.SessionStore.Rotation;
import dev.sotto.core.spi.Storage;
import dev.sotto.testkit.Concurrently;
import dev.sotto.testkit.media.TestMedia;
import java.time.Duration;
import java.util.List;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What is looked at and then done, raced a thousand times by all servers of a storage: all rules
/// of this kind but those that have a contract of their own
/// ([dev.sotto.testkit.call.CallRacesContract], [dev.sotto.testkit.media.ViewOnceRacesContract]).
public interface RacesContract extends StorageFixture {
  /// How often each race is run.
  int ROUNDS = 1_000;

  /// How many races are under way at once, of people who know nothing of each other.
  int LANES = 8;

  /// How many take part in a race.
  int CALLERS = 3;

  /// {@return the storage as server `number` of several sees it}
  default Storage server(int number) {
    return storage();
  }

  @Test
  @Tag("full")
  default void refreshTokenShouldBeExchangedOnce() {
    race(
        round -> {
          Session session = aSession(storedDevice("anna" + round), NOON);
          String token = aTokenHash("token" + round);
          storage().sessions().open(session, token);

          List<Rotation> rotations =
              Concurrently.call(
                  CALLERS,
                  caller ->
                      server(round + caller)
                          .sessions()
                          .rotate(
                              token,
                              aTokenHash("next" + round),
                              noonPlus(10),
                              noonPlus(99_000),
                              Duration.ofSeconds(30)));

          assertThat(rotations).filteredOn(Rotation.Rotated.class::isInstance).hasSize(1);
          assertThat(rotations)
              .filteredOn(Rotation.Repeated.class::isInstance)
              .hasSize(CALLERS - 1);
        });
  }

  @Test
  @Tag("full")
  default void stolenRefreshTokenShouldEndTheSession() {
    race(
        round -> {
          Session session = aSession(storedDevice("berta" + round), NOON);
          String token = aTokenHash("stolen" + round);
          storage().sessions().open(session, token);

          List<Rotation> rotations =
              Concurrently.call(
                  CALLERS,
                  caller ->
                      server(round + caller)
                          .sessions()
                          .rotate(
                              token,
                              aTokenHash("next" + round + " " + caller),
                              noonPlus(10),
                              noonPlus(99_000),
                              Duration.ofSeconds(30)));

          assertThat(rotations).filteredOn(Rotation.Rotated.class::isInstance).hasSize(1);
          assertThat(storage().sessions().find(session.id())).isEmpty();
        });
  }

  @Test
  @Tag("full")
  default void quotaShouldHold() {
    race(
        round -> {
          AccountId anna = storedAccount("anna" + round).id();
          List<MediaObject> objects = List.of(coming(anna, 60), coming(anna, 60), coming(anna, 60));

          List<Outcome> inserted =
              Concurrently.call(
                  CALLERS,
                  caller ->
                      server(round + caller)
                          .media()
                          .insert(objects.get(caller), new MediaRoom(120, 10)));

          assertThat(inserted).filteredOn(Outcome.DONE::equals).hasSize(2);
          assertThat(storage().media().usage(anna)).isEqualTo(new MediaUsage(2, 120));
        });
  }

  @Test
  @Tag("full")
  default void listOfContactsShouldNotBecomeLongerThanItMay() {
    List<AccountId> others =
        List.of(
            storedAccount("anna").id(), storedAccount("berta").id(), storedAccount("carla").id());
    race(
        round -> {
          AccountId owner = storedAccount("owner" + round).id();

          List<Addition> added =
              Concurrently.call(
                  CALLERS,
                  caller ->
                      server(round + caller).contacts().add(owner, others.get(caller), NOON, 2));

          assertThat(added).filteredOn(Addition.ADDED::equals).hasSize(2);
          assertThat(added).filteredOn(Addition.TOO_MANY::equals).hasSize(1);
        });
  }

  @Test
  @Tag("full")
  default void joinCodeShouldBeOfOneCreatorAndMakeOneRoom() {
    race(
        round -> {
          String code = "code" + round;
          List<Registration> registered =
              Concurrently.call(
                  CALLERS,
                  caller ->
                      server(round + caller)
                          .pairings()
                          .register(aPending(code, "creator" + caller), NOON));
          assertThat(registered).filteredOn(Registration.Registered.class::isInstance).hasSize(1);

          List<Acceptance> accepted =
              Concurrently.call(
                  CALLERS,
                  caller ->
                      server(round + caller)
                          .pairings()
                          .accept(
                              new JoinCode(code), aParticipant("guest" + caller), anId(), NOON));

          assertThat(accepted).filteredOn(Acceptance.Accepted.class::isInstance).hasSize(1);
          assertThat(accepted).filteredOn(new Acceptance.Conflict()::equals).hasSize(CALLERS - 1);
        });
  }

  @Test
  @Tag("full")
  default void devicesShouldGetNumbersOfTheirOwn() {
    race(
        round -> {
          AccountId anna = storedAccount("anna" + round).id();

          List<Device> added =
              Concurrently.call(
                  CALLERS,
                  caller ->
                      server(round + caller)
                          .devices()
                          .add(anna, new DeviceName("phone"), NOON)
                          .orElseThrow());

          assertThat(added)
              .extracting(device -> device.address().device().value())
              .containsExactlyInAnyOrder(1, 2, 3);
        });
  }

  private static MediaObject coming(AccountId owner, long bytes) {
    return TestMedia.inState(TestMedia.anObject(owner, bytes), MediaState.RESERVED);
  }

  private static void race(IntConsumer round) {
    Concurrently.run(
        LANES,
        lane -> {
          for (int i = lane; i < ROUNDS; i += LANES) {
            round.accept(i);
          }
        });
  }
}
