// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

import org.jspecify.annotations.NullMarked;

/// Firebase Cloud Messaging: wakes Android phones, and others that the operator's project serves.
///
/// @provides dev.sotto.core.spi.PushProvider under the scheme `fcm`
@NullMarked
module dev.sotto.push.fcm {
  requires static org.jspecify;
  requires com.google.auth;
  requires com.google.auth.oauth2;
  requires com.google.api.client;
  requires com.google.gson;
  requires dev.sotto.core;
  requires firebase.admin;

  provides dev.sotto.core.spi.PushProvider with
      dev.sotto.push.fcm.FcmProvider;
}
