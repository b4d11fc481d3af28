// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.Account;
import dev.sotto.core.account.AccountStatus;
import dev.sotto.core.account.Handle;
import dev.sotto.core.account.Password;
import dev.sotto.core.account.PasswordHash;
import dev.sotto.core.account.PasswordHasher;
import dev.sotto.core.account.Registration;
import dev.sotto.core.account.Registration.Result.Registered;
import dev.sotto.core.account.RegistrationPolicy;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.device.DeviceId;
import dev.sotto.core.device.DeviceName;
import dev.sotto.core.session.AccountAdministration;
import dev.sotto.core.session.Login;
import dev.sotto.core.session.Login.Result;
import dev.sotto.core.session.RefreshTokenDerivation;
import dev.sotto.core.session.SessionConnections;
import dev.sotto.core.session.Sessions;
import dev.sotto.core.spi.Storage;
import dev.sotto.core.time.TrustedClock;
import dev.sotto.coretests.MemoryStorageFixture;
import dev.sotto.testkit.Concurrently;
import dev.sotto.testkit.CountingPasswordHasher;
import dev.sotto.testkit.FastPasswordHasher;
import dev.sotto.testkit.TestRandom;
import dev.sotto.testkit.TestTime;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class LoginTest {
  private static final Handle ANNA = new Handle("anna");
  private static final Password RIGHT = new Password("right horse");
  private static final Password WRONG = new Password("wrong horse");
  private static final DeviceName PHONE = new DeviceName("phone");

  private final Storage storage = new MemoryStorageFixture().storage();
  private final TestTime time = new TestTime();
  private final CountingPasswordHasher hasher =
      new CountingPasswordHasher(new FastPasswordHasher());
  private final RandomGenerator random = TestRandom.seeded(1);
  private final Sessions sessions =
      new Sessions(
          storage.sessions(),
          time,
          new TrustedClock(time, time::nanoTime),
          random,
          RefreshTokenDerivation.ofItsOwn(random),
          SessionConnections.NONE);
  private final Login login =
      new Login(storage.credentials(), hasher, storage.devices(), sessions, time);
  private final AccountAdministration administration =
      new AccountAdministration(storage.accounts(), storage.credentials(), hasher, sessions);
  private final Registered registered = registered();
  private final Account anna = registered.account();

  @Test
  void onNewDeviceShouldOpenASessionOnADeviceOfItsOwn() {
    var first = (Result.LoggedIn) login.onNewDevice(ANNA, RIGHT, PHONE);
    var second = (Result.LoggedIn) login.onNewDevice(new Handle("ANNA"), RIGHT, PHONE);

    assertThat(first.account()).isEqualTo(anna);
    assertThat(first.session().device()).isEqualTo(address(1));
    assertThat(second.session().device()).isEqualTo(address(2));
    assertThat(sessions.live(first.session().id())).contains(first.session());
    assertThat(sessions.refresh(second.refreshToken())).isPresent();
  }

  @Test
  void loginShouldRefuseAlikeWhateverIsWrong() {
    int hashedBefore = hasher.runs();

    assertThat(login.onNewDevice(ANNA, WRONG, PHONE)).isEqualTo(new Result.Refused());
    assertThat(login.onNewDevice(new Handle("nobody"), RIGHT, PHONE))
        .isEqualTo(new Result.Refused());
    administration.disable(ANNA);
    assertThat(login.onNewDevice(ANNA, RIGHT, PHONE)).isEqualTo(new Result.Refused());

    // Each refusal has cost the time of one check.
    assertThat(hasher.runs() - hashedBefore).isEqualTo(3);
    assertThat(storage.devices().list(anna.id())).isEmpty();
    assertThat(sessions.list(anna.id())).isEmpty();
  }

  @Test
  void onFirstDeviceShouldOpenASessionWithoutHashingAgain() {
    int hashedBefore = hasher.runs();

    var first = (Result.LoggedIn) login.onFirstDevice(registered, PHONE);

    assertThat(hasher.runs()).isEqualTo(hashedBefore);
    assertThat(first.account()).isEqualTo(anna);
    assertThat(first.session().device()).isEqualTo(address(1));
    assertThat(sessions.live(first.session().id())).contains(first.session());
    assertThat(sessions.refresh(first.refreshToken())).isPresent();
  }

  @Test
  void onFirstDeviceShouldOpenNothingWhenTheAccountHasChangedSince() {
    administration.resetPassword(ANNA, WRONG);
    assertThat(login.onFirstDevice(registered, PHONE)).isEqualTo(new Result.Refused());

    administration.disable(ANNA);
    assertThat(login.onFirstDevice(registered, PHONE)).isEqualTo(new Result.Refused());
    assertThat(sessions.list(anna.id())).isEmpty();
  }

  @Test
  @Tag("full")
  void disabledAccountShouldHaveNoSessionHoweverManyLogIn() {
    for (int round = 0; round < 1_000; round++) {
      Concurrently.run(
          4,
          number -> {
            if (number == 0) {
              administration.disable(ANNA);
            } else {
              var _ = login.onSharedDevice(ANNA, RIGHT, Duration.ofHours(1));
            }
          });

      assertThat(sessions.list(anna.id())).isEmpty();
      assertThat(storage.credentials().setStanding(anna.id(), AccountStatus.MEMBER)).isTrue();
    }
  }

  @Test
  void loginShouldOpenNothingWhenTheAccountIsDisabledDuringTheCheck() {
    PasswordHasher slow =
        new PasswordHasher() {
          @Override
          public int atOnce() {
            return 1;
          }

          @Override
          public PasswordHash hash(Password password) {
            return hasher.hash(password);
          }

          @Override
          public boolean matches(Password password, PasswordHash hash) {
            administration.disable(ANNA);
            return hasher.matches(password, hash);
          }

          @Override
          public void pretend(Password password) {
            hasher.pretend(password);
          }
        };
    var racing = new Login(storage.credentials(), slow, storage.devices(), sessions, time);

    assertThat(racing.onNewDevice(ANNA, RIGHT, PHONE)).isEqualTo(new Result.Refused());
    assertThat(racing.onSharedDevice(ANNA, RIGHT, Duration.ofHours(1)))
        .isEqualTo(new Result.Refused());
    assertThat(sessions.list(anna.id())).isEmpty();
  }

  @Test
  void onNewDeviceShouldSayWhenThereAreTooManyDevices() {
    for (int i = 1; i < DeviceId.MAX; i++) {
      login.onNewDevice(ANNA, RIGHT, PHONE);
    }

    assertThat(login.onNewDevice(ANNA, RIGHT, PHONE)).isEqualTo(new Result.TooManyDevices());
  }

  @Test
  void onDeviceShouldOpenAnotherSessionOnTheSameDevice() {
    login.onNewDevice(ANNA, RIGHT, PHONE);

    var again = (Result.LoggedIn) login.onDevice(ANNA, RIGHT, new DeviceId(1));

    assertThat(again.session().device()).isEqualTo(address(1));
    assertThat(storage.devices().list(anna.id())).hasSize(1);
    assertThat(sessions.list(anna.id())).hasSize(2);
  }

  @Test
  void onDeviceShouldRefuseDevicesThatTheAccountDoesNotHave() {
    login.onSharedDevice(ANNA, RIGHT, Duration.ofHours(1));

    assertThat(login.onDevice(ANNA, RIGHT, new DeviceId(1))).isEqualTo(new Result.NoSuchDevice());
    assertThat(login.onDevice(ANNA, RIGHT, DeviceId.SHARED)).isEqualTo(new Result.NoSuchDevice());
    assertThat(login.onDevice(ANNA, WRONG, new DeviceId(1))).isEqualTo(new Result.Refused());
  }

  @Test
  void onSharedDeviceShouldShareOneDeviceAndEndWithItsLifetime() {
    var first = (Result.Shared) login.onSharedDevice(ANNA, RIGHT, Duration.ofHours(1));
    var second = (Result.Shared) login.onSharedDevice(ANNA, RIGHT, Duration.ofHours(1));

    assertThat(first.session().device()).isEqualTo(DeviceAddress.shared(anna.id()));
    assertThat(second.session().device()).isEqualTo(DeviceAddress.shared(anna.id()));
    assertThat(storage.devices().list(anna.id())).hasSize(1);
    time.advance(Duration.ofHours(1));
    assertThat(sessions.live(first.session().id())).isEmpty();
  }

  @Test
  void resetPasswordShouldEndSessionsAndChangeThePassword() {
    var before = (Result.LoggedIn) login.onNewDevice(ANNA, RIGHT, PHONE);

    administration.resetPassword(ANNA, WRONG);

    assertThat(sessions.live(before.session().id())).isEmpty();
    assertThat(login.onNewDevice(ANNA, RIGHT, PHONE)).isEqualTo(new Result.Refused());
    assertThat(login.onNewDevice(ANNA, WRONG, PHONE)).isInstanceOf(Result.LoggedIn.class);
  }

  private DeviceAddress address(int device) {
    return new DeviceAddress(anna.id(), new DeviceId(device));
  }

  private Registered registered() {
    var registration =
        new Registration(storage.accounts(), hasher, RegistrationPolicy.OPEN, time, random);
    return (Registered) registration.register(ANNA, RIGHT);
  }
}
