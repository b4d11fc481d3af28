// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.session;

import dev.sotto.core.account.Account;
import dev.sotto.core.account.CredentialStore;
import dev.sotto.core.account.CredentialStore.Credentials;
import dev.sotto.core.account.Handle;
import dev.sotto.core.account.Password;
import dev.sotto.core.account.PasswordHasher;
import dev.sotto.core.device.Device;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.device.DeviceId;
import dev.sotto.core.device.DeviceName;
import dev.sotto.core.device.DeviceStore;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Lets a client in by handle and password. Safe for use by many threads.
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

  /// Logs in on a new device.
  public Result onNewDevice(Handle handle, Password password, DeviceName name) {
    Optional<Account> account = authenticate(handle, password);
    if (account.isEmpty()) {
      return new Result.Refused();
    }
    return devices
        .add(account.get().id(), name, clock.instant().truncatedTo(ChronoUnit.MILLIS))
        .map(device -> open(account.get(), device.address()))
        .orElseGet(Result.TooManyDevices::new);
  }

  /// Logs in again on a device that the account already has.
  public Result onDevice(Handle handle, Password password, DeviceId id) {
    Optional<Account> account = authenticate(handle, password);
    if (account.isEmpty()) {
      return new Result.Refused();
    }
    Optional<Device> device = devices.find(new DeviceAddress(account.get().id(), id));
    if (device.isEmpty() || id.equals(DeviceId.SHARED)) {
      return new Result.NoSuchDevice();
    }
    return open(account.get(), device.get().address());
  }

  /// Logs in a client that knows no devices, with a session that ends after `lifetime` and cannot
  /// be refreshed.
  public Result onSharedDevice(Handle handle, Password password, Duration lifetime) {
    Optional<Account> account = authenticate(handle, password);
    if (account.isEmpty()) {
      return new Result.Refused();
    }
    DeviceAddress shared = DeviceAddress.shared(account.get().id());
    devices.ensure(shared, SHARED_NAME, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    return new Result.Shared(account.get(), sessions.openFixed(shared, lifetime));
  }

  private Result open(Account account, DeviceAddress device) {
    Sessions.Opened opened = sessions.open(device);
    return new Result.LoggedIn(account, opened.session(), opened.refreshToken());
  }

  private Optional<Account> authenticate(Handle handle, Password password) {
    Optional<Credentials> found = credentials.find(handle);
    if (found.isEmpty()) {
      hasher.pretend(password);
      return Optional.empty();
    }
    boolean right = hasher.matches(password, found.get().password());
    Account account = found.get().account();
    return right && account.standing().enabled() ? Optional.of(account) : Optional.empty();
  }

  /// How a login ended.
  public sealed interface Result {
    record LoggedIn(Account account, Session session, RefreshToken refreshToken)
        implements Result {}

    /// As [LoggedIn], for a client that knows no devices.
    record Shared(Account account, Session session) implements Result {}

    /// No such handle, wrong password, or an account that is not admitted.
    record Refused() implements Result {}

    record NoSuchDevice() implements Result {}

    /// All 126 device ids are taken; one must be removed first.
    record TooManyDevices() implements Result {}
  }
}
