// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.relay;

import static dev.sotto.testkit.TestInstants.NOON;
import static dev.sotto.testkit.TestInstants.noonPlus;
import static dev.sotto.testkit.relay.TestRelayedMessages.BERTA;
import static dev.sotto.testkit.relay.TestRelayedMessages.BERTAS_OTHER;
import static dev.sotto.testkit.relay.TestRelayedMessages.LIFE;
import static dev.sotto.testkit.relay.TestRelayedMessages.digest;
import static dev.sotto.testkit.relay.TestRelayedMessages.message;
import static dev.sotto.testkit.relay.TestRelayedMessages.sentBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.message.MessageBody;
import dev.sotto.core.relay.RelayResult;
import dev.sotto.core.relay.RelayStore;
import dev.sotto.core.relay.RelayedMessage;
import dev.sotto.core.relay.RelayedMessageId;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How much a [RelayStore] keeps; a part of [RelayStoreContract].
public interface RelayBoundsContract {
  /// {@return the store under test: empty at the start of a test, and the same one all through it}
  RelayStore relay();

  @Test
  default void putShouldLeaveOthersAsManyPlacesAsOneSenderTakes() {
    int kept = 0;
    while (put(message("m" + kept, "x", NOON), BERTA, BERTAS_OTHER) instanceof RelayResult.Kept) {
      kept++;
    }

    assertThat(kept).isEqualTo(RelayStore.MAX_WAITING / 2);
    RelayedMessage carlas = sentBy(3, "m", MessageBody.ofText("x"));
    assertThat(put(carlas, BERTA, BERTAS_OTHER)).isEqualTo(RelayResult.Kept.of(carlas, false));
    List<RelayedMessage> waiting = relay().waiting(BERTA, 3, NOON);
    waiting.forEach(message -> relay().remove(BERTA, message.id(), NOON));
    assertThat(put(message("more", "x", NOON), BERTA)).isEqualTo(new RelayResult.Full());
    waiting.forEach(message -> relay().remove(BERTAS_OTHER, message.id(), NOON));
    assertThat(put(message("more", "x", NOON), BERTA)).isInstanceOf(RelayResult.Kept.class);
  }

  @Test
  default void putShouldLeaveOthersAsManyBytesAsOneSenderTakes() {
    MessageBody body = MessageBody.of(new byte[64 * 1024]);
    int kept = 0;
    while (put(message("m" + kept, body, NOON), BERTA) instanceof RelayResult.Kept) {
      kept++;
    }

    assertThat(kept).isEqualTo(RelayStore.MAX_WAITING_BYTES / 2 / body.length());
    RelayedMessage carlas = sentBy(3, "m", body);
    assertThat(put(carlas, BERTA)).isEqualTo(RelayResult.Kept.of(carlas, false));
    for (RelayedMessage message : relay().waiting(BERTA, 2, NOON)) {
      relay().remove(BERTA, message.id(), NOON);
    }
    assertThat(put(message("more", body, NOON), BERTA)).isInstanceOf(RelayResult.Kept.class);
    assertThat(put(message("most", body, NOON), BERTA)).isEqualTo(new RelayResult.Full());
    RelayedMessage later = message("later", body, noonPlus(LIFE));
    assertThat(relay().put(later, List.of(BERTA), digest(later), noonPlus(LIFE)))
        .isEqualTo(RelayResult.Kept.of(later, false));
  }

  @Test
  default void putShouldRefuseWhenTooManyWaitForOneAccount() {
    for (int i = 0; i < RelayStore.MAX_WAITING; i++) {
      put(sentBy(100 + i, "m", MessageBody.ofText("body")), BERTA);
    }

    assertThat(put(message("more", "body", NOON), BERTA, BERTAS_OTHER))
        .isEqualTo(new RelayResult.Full());

    assertThat(relay().waiting(BERTAS_OTHER, 10, NOON)).isEmpty();
    RelayedMessageId first = relay().waiting(BERTA, 1, NOON).getFirst().id();
    relay().remove(BERTA, first, NOON);
    assertThat(put(message("more", "body", NOON), BERTA, BERTAS_OTHER))
        .isInstanceOf(RelayResult.Kept.class);
    assertThat(relay().waiting(BERTA, RelayStore.MAX_WAITING, NOON))
        .hasSize(RelayStore.MAX_WAITING);
  }

  private RelayResult put(RelayedMessage message, DeviceAddress... devices) {
    return relay().put(message, List.of(devices), digest(message), NOON);
  }
}
