// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.data;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.message.ClientMessageId;
import dev.sotto.core.message.Draft;
import dev.sotto.core.message.MessageBody;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Drafts for tests.
public final class TestDrafts {
  private static final AtomicLong NEXT_CLIENT_ID = new AtomicLong();

  private TestDrafts() {}

  /// {@return a draft with a client message id of its own}
  public static Draft aDraft(DeviceAddress sender, AccountId recipient) {
    return aDraft(sender, recipient, "hello");
  }

  /// {@return a draft with a client message id of its own and this text}
  public static Draft aDraft(DeviceAddress sender, AccountId recipient, String text) {
    var clientId = new ClientMessageId("client-" + NEXT_CLIENT_ID.incrementAndGet());
    return new Draft(sender, recipient, clientId, MessageBody.ofText(text), Duration.ZERO);
  }

  /// {@return the same draft from another device}
  public static Draft sentBy(DeviceAddress sender, Draft draft) {
    return new Draft(sender, draft.recipient(), draft.clientId(), draft.body(), draft.expiresIn());
  }

  /// {@return the same draft to somebody else}
  public static Draft sentTo(AccountId recipient, Draft draft) {
    return new Draft(draft.sender(), recipient, draft.clientId(), draft.body(), draft.expiresIn());
  }

  /// {@return the same draft with another body}
  public static Draft saying(MessageBody body, Draft draft) {
    return new Draft(draft.sender(), draft.recipient(), draft.clientId(), body, draft.expiresIn());
  }

  /// {@return the same draft that expires so soon}
  public static Draft expiringIn(Duration expiresIn, Draft draft) {
    return new Draft(draft.sender(), draft.recipient(), draft.clientId(), draft.body(), expiresIn);
  }
}
