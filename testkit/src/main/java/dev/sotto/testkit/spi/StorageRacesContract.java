// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.spi;

import static dev.sotto.testkit.TestInstants.NOON;
import static dev.sotto.testkit.TestInstants.noonPlus;
import static dev.sotto.testkit.data.TestRooms.aParticipant;
import static dev.sotto.testkit.data.TestRooms.aPending;
import static dev.sotto.testkit.data.TestRooms.anId;
import static dev.sotto.testkit.data.TestSessions.aSession;
import static dev.sotto.testkit.data.TestSessions.aTokenHash;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.contact.ContactStore.Addition;
import dev.sotto.core.device.Device;
import dev.sotto.core.device.DeviceName;
import dev.sotto.core.media.object.AccountQuota;
import dev.sotto.core.media.object.MediaCatalogue.Outcome;
import dev.sotto.core.media.object.MediaObject;
import dev.sotto.core.media.object.MediaUsage;
import dev.sotto.core.media.object.ObjectState;
import dev.sotto.core.room.JoinCode;
import dev.sotto.core.room.PairingStore.Acceptance;
import dev.sotto.core.room.PairingStore.Registration;
import dev.sotto.core.session.Session;
import dev.sotto.core.session.SessionStore.Rotation;
import dev.sotto.core.spi.Storage;
import dev.sotto.testkit.Concurrently;
import dev.sotto.testkit.data.TestMedia;
import dev.sotto.testkit.fixture.StorageFixture;
import java.time.Duration;
import java.util.List;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What is looked at and then done, raced a thousand times by all servers of a storage: all rules
/// of this kind but those that have a contract of their own
/// ([dev.sotto.testkit.call.CallRacesContract], [dev.sotto.testkit.media.ViewOnceRacesContract]).
public interface StorageRacesContract extends StorageFixture {
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
              atOnce(round, (server, _) -> exchange(server, token, "next" + round));

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
              atOnce(
                  round,
                  (server, caller) -> exchange(server, token, "next" + round + " " + caller));

          assertThat(rotations).filteredOn(Rotation.Rotated.class::isInstance).hasSize(1);
          assertThat(storage().sessions().find(session.id())).isEmpty();
        });
  }

  private static Rotation exchange(Storage server, String token, String next) {
    return server
        .sessions()
        .rotate(token, aTokenHash(next), noonPlus(10), noonPlus(99_000), Duration.ofSeconds(30));
  }

  @Test
  @Tag("full")
  default void quotaShouldHold() {
    var room = new AccountQuota(120, 10);
    race(
        round -> {
          AccountId anna = storedAccount("anna" + round).id();

          List<Outcome> inserted =
              atOnce(round, (server, _) -> server.media().insert(coming(anna, 60), room));

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
              atOnce(
                  round,
                  (server, caller) -> server.contacts().add(owner, others.get(caller), NOON, 2));

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
              atOnce(
                  round,
                  (server, caller) ->
                      server.pairings().register(aPending(code, "creator" + caller), NOON));
          assertThat(registered).filteredOn(Registration.Registered.class::isInstance).hasSize(1);

          List<Acceptance> accepted =
              atOnce(
                  round,
                  (server, caller) ->
                      server
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
    var phone = new DeviceName("phone");
    race(
        round -> {
          AccountId anna = storedAccount("anna" + round).id();

          List<Device> added =
              atOnce(round, (server, _) -> server.devices().add(anna, phone, NOON).orElseThrow());

          assertThat(added)
              .extracting(device -> device.address().device().value())
              .containsExactlyInAnyOrder(1, 2, 3);
        });
  }

  private static MediaObject coming(AccountId owner, long bytes) {
    return TestMedia.inState(TestMedia.anObject(owner, bytes), ObjectState.RESERVED);
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

  /// {@return what came of a move that all who take part make at the same time, each at another
  /// server}
  private <T> List<T> atOnce(int round, Move<T> move) {
    return Concurrently.call(CALLERS, caller -> move.of(server(round + caller), caller));
  }

  /// What one of those who take part does.
  interface Move<T> {
    /// @param caller from 0
    T of(Storage server, int caller);
  }
}
