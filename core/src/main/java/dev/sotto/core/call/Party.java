// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.call;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.device.DeviceId;
import java.time.Instant;

/// One account in a call.
///
/// @param device the number of the device that placed, answered or declined the call for it, or
///   said busy; 0 while none has
/// @param joinedAt when the device joined, [Call#NEVER] until then
/// @param goneAt when the party left, or stopped to ring without joining; [Call#NEVER] until then
public record Party(
    AccountId account, PartyState state, int device, Instant joinedAt, Instant goneAt) {
  /// No device has acted for the party yet.
  public static final int NO_DEVICE = 0;

  public Party {
    boolean joined = joinedAt.isBefore(Call.NEVER);
    boolean gone = goneAt.isBefore(Call.NEVER);
    boolean sane =
        switch (state) {
          case RINGING -> !joined && !gone && device == NO_DEVICE;
          case JOINED -> joined && !gone && device != NO_DEVICE;
          case LEFT -> joined && gone && device != NO_DEVICE;
          case DECLINED -> !joined && gone && device != NO_DEVICE;
          case BUSY -> !joined && gone;
          case MISSED, CANCELLED -> !joined && gone && device == NO_DEVICE;
        };
    if (!sane) {
      throw new IllegalArgumentException(
          "party %s: device %d, joined %s, gone %s".formatted(state, device, joinedAt, goneAt));
    }
  }

  static Party ringing(AccountId account) {
    return new Party(account, PartyState.RINGING, NO_DEVICE, Call.NEVER, Call.NEVER);
  }

  static Party joined(DeviceAddress device, Instant now) {
    return new Party(device.account(), PartyState.JOINED, device.device().value(), now, Call.NEVER);
  }

  /// The same party, which rings or takes part no longer.
  Party gone(PartyState how, Instant now) {
    return new Party(account, how, device, joinedAt, now);
  }

  /// The same party, for which a device has refused the call.
  Party refused(PartyState how, DeviceAddress by, Instant now) {
    return new Party(account, how, by.device().value(), joinedAt, now);
  }

  /// {@return the device that takes part for it, or did, or refused the call}
  ///
  /// @throws IllegalArgumentException when there is none
  public DeviceAddress address() {
    return new DeviceAddress(account, new DeviceId(device));
  }

  /// {@return whether this device takes part for it, or did, or refused the call}
  public boolean isBy(DeviceAddress address) {
    return account.equals(address.account()) && device == address.device().value();
  }

  /// {@return whether the party rings or takes part}
  public boolean isActive() {
    return state.isActive();
  }
}
