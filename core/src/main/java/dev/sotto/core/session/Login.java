// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.session;

import dev.sotto.core.account.Account;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.CredentialStore;
import dev.sotto.core.account.CredentialStore.Credentials;
import dev.sotto.core.account.Handle;
import dev.sotto.core.account.Password;
import dev.sotto.core.account.PasswordHasher;
import dev.sotto.core.account.Registration.Result.Registered;
import dev.sotto.core.device.Device;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.device.DeviceId;
import dev.sotto.core.device.DeviceName;
import dev.sotto.core.device.DeviceStore;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Lets a client in by handle and password, or because it has just registered. Safe for use by many
/// threads.
///
/// An unknown handle, a wrong password and a disabled account end alike and take equally long.
public final class Login {
  private static final DeviceName SHARED_NAME = new DeviceName("shared");

  private final CredentialStore credentials;
  private final PasswordHasher hasher;
  private final DeviceStore devices;
  private final Sessions sessions;
  private final InstantSource clock;

  public Login(
      CredentialStore credentials,
      PasswordHasher hasher,
      DeviceStore devices,
      Sessions sessions,
      InstantSource clock) {
    this.credentials = credentials;
    this.hasher = hasher;
    this.devices = devices;
    this.sessions = sessions;
    this.clock = clock;
  }

  /// {@return how many passwords are checked at once; all others wait}
  public int atOnce() {
    return hasher.atOnce();
  }

  /// Logs in on a new device.
  public Result onNewDevice(Handle handle, Password password, DeviceName name) {
    return authenticate(handle, password)
        .map(proved -> onNewDevice(proved, name))
        .orElseGet(Result.Refused::new);
  }

  /// Logs in on the first device of a new account. Costs no hashing: who has just chosen the
  /// password need not prove that they know it.
  public Result onFirstDevice(Registered registered, DeviceName name) {
    return onNewDevice(registered.credentials(), name);
  }

  private Result onNewDevice(Credentials proved, DeviceName name) {
    AccountId account = proved.account().id();
    return devices
        .add(account, name, clock.instant().truncatedTo(ChronoUnit.MILLIS))
        .map(device -> open(proved, device.address()))
        .orElseGet(Result.TooManyDevices::new);
  }

  /// Logs in again on a device that the account already has.
  public Result onDevice(Handle handle, Password password, DeviceId id) {
    Optional<Credentials> proved = authenticate(handle, password);
    if (proved.isEmpty()) {
      return new Result.Refused();
    }
    AccountId account = proved.get().account().id();
    Optional<Device> device = devices.find(new DeviceAddress(account, id));
    if (device.isEmpty() || id.equals(DeviceId.SHARED)) {
      return new Result.NoSuchDevice();
    }
    return open(proved.get(), device.get().address());
  }

  /// Logs in a client that knows no devices, with a session that ends after `lifetime` and cannot
  /// be refreshed.
  public Result onSharedDevice(Handle handle, Password password, Duration lifetime) {
    Optional<Credentials> proved = authenticate(handle, password);
    if (proved.isEmpty()) {
      return new Result.Refused();
    }
    Account account = proved.get().account();
    DeviceAddress shared = DeviceAddress.shared(account.id());
    devices.ensure(shared, SHARED_NAME, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    Session session = sessions.openFixed(shared, lifetime);
    return stands(proved.get(), session)
        ? new Result.Shared(account, session)
        : new Result.Refused();
  }

  private Result open(Credentials proved, DeviceAddress device) {
    Sessions.Opened opened = sessions.open(device);
    return stands(proved, opened.session())
        ? new Result.LoggedIn(proved.account(), opened.session(), opened.refreshToken())
        : new Result.Refused();
  }

  private Optional<Credentials> authenticate(Handle handle, Password password) {
    Optional<Credentials> found = credentials.find(handle);
    if (found.isEmpty()) {
      hasher.pretend(password);
      return Optional.empty();
    }
    boolean right = hasher.matches(password, found.get().password());
    return right ? found.filter(proved -> proved.account().standing().enabled()) : Optional.empty();
  }

  /// Checks a new session against what may have changed since the password was found or chosen: an
  /// account disabled, or given another password, in that time has had its sessions ended, and this
  /// one must not outlive them.
  private boolean stands(Credentials proved, Session session) {
    boolean stands =
        credentials
            .find(proved.account().handle())
            .filter(now -> now.account().standing().enabled())
            .filter(now -> now.password().equals(proved.password()))
            .isPresent();
    if (!stands) {
      sessions.end(proved.account().id(), session.id());
    }
    return stands;
  }

  /// The outcome of a login.
  public sealed interface Result {
    record LoggedIn(Account account, Session session, RefreshToken refreshToken)
        implements Result {}

    /// As [LoggedIn], for a client that knows no devices.
    record Shared(Account account, Session session) implements Result {}

    /// No such handle, wrong password, or an account that is not admitted or has just changed.
    record Refused() implements Result {}

    record NoSuchDevice() implements Result {}

    /// All 126 device ids are taken; one must be removed first.
    record TooManyDevices() implements Result {}
  }
}
