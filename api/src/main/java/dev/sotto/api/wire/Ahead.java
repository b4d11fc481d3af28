// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.wire;

import dev.sotto.api.http.Problem;
import dev.sotto.api.http.Refused;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.mailbox.Mailboxes;

/// Numbers beyond the end of a mailbox, which a client knows from before the server was set back.
public final class Ahead {
  private Ahead() {}

  /// @throws Refused when the mailbox has not given out `sequence`: the client is to begin anew
  public static void refuse(Mailboxes mailboxes, DeviceAddress device, long sequence) {
    if (mailboxes.isAhead(device, sequence)) {
      throw new Refused(
          Problem.SEQUENCE_AHEAD,
          "%d is beyond the end of the mailbox, which is not the one it was: begin anew, after 0"
              .formatted(sequence));
    }
  }
}
