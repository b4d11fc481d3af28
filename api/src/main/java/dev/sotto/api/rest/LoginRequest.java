// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rest;

import dev.sotto.api.http.JsonObject;
import dev.sotto.api.http.ProblemException;
import dev.sotto.core.account.Handle;
import dev.sotto.core.account.Password;
import dev.sotto.core.device.DeviceId;
import dev.sotto.core.device.DeviceName;

/// The body of a log-in or registration. Handle and password may be none that can exist.
///
/// @param deviceId 0 for a new device
/// @param cookie whether the tokens go into cookies
/// @param deviceToken that an earlier log-in on this device was answered; empty without one
record LoginRequest(
    String handle,
    String password,
    DeviceName deviceName,
    int deviceId,
    boolean cookie,
    String deviceToken) {
  /// {@return the request to log in}
  static LoginRequest readLogin(JsonObject json) {
    long deviceId = json.optionalInteger("deviceId", 1, DeviceId.MAX).orElse(0);
    String deviceToken = json.optionalText("deviceToken").orElse("");
    return read(json, (int) deviceId, deviceToken);
  }

  /// {@return the request to register}
  static LoginRequest readRegistration(JsonObject json) {
    return read(json, 0, "");
  }

  /// {@return whether the handle and the password could be those of an account. A password too
  /// short for new accounts was chosen on an older surface, and is good there only}
  boolean isPossible() {
    return Handle.isValid(handle) && Password.isValid(password) && Password.isLongEnough(password);
  }

  /// Refuses what no new account may have.
  void checkChosen() {
    if (!Handle.isChoosable(handle)) {
      throw ProblemException.invalid(
          "handle: expected 1 to %d characters, nothing invisible, no blanks at the ends"
              .formatted(Handle.MAX_LENGTH));
    }
    if (!Password.isChoosable(password) || !Password.isLongEnough(password)) {
      throw ProblemException.invalid(
          "password: expected %d characters to %d UTF-8 bytes"
              .formatted(Password.MIN_CHOSEN_LENGTH, Password.MAX_BYTES));
    }
  }

  @Override
  public String toString() {
    return "LoginRequest[…]";
  }

  private static LoginRequest read(JsonObject json, int deviceId, String deviceToken) {
    String handle = json.text("handle");
    String password = json.text("password");
    String deviceName = json.optionalText("deviceName").orElse("");
    boolean cookie = json.flag("cookie");
    json.end();
    if (!DeviceName.isValid(deviceName)) {
      throw ProblemException.invalid(
          "deviceName: expected at most %d characters, no control characters"
              .formatted(DeviceName.MAX_LENGTH));
    }
    return new LoginRequest(
        handle, password, new DeviceName(deviceName), deviceId, cookie, deviceToken);
  }
}
