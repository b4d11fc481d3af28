// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.audit;

import static dev.sotto.testkit.TestInstants.noonPlus;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.audit.AuditEventType;
import dev.sotto.core.audit.AuditId;
import dev.sotto.core.audit.AuditRecord;
import dev.sotto.core.audit.AuditStore;
import dev.sotto.testkit.fixture.StorageFixture;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What every [AuditStore] must do.
public interface AuditStoreContract extends StorageFixture {
  @Test
  default void pageShouldTellEntriesAsTheyWereAdded() {
    AccountId anna = storedAccount("anna").id();
    int second = 0;
    for (AuditEventType event : AuditEventType.values()) {
      Instant at = noonPlus(second++).plusMillis(7);
      var entry = new AuditRecord(id(at, 1), at, event, anna, "media/7/…", "Eicar\n'\"");

      audit().append(entry);

      assertThat(audit().page(AuditId.smallest(noonPlus(100)), 1)).containsExactly(entry);
    }
  }

  @Test
  default void pageShouldWalkBackThroughTime() {
    AccountId anna = storedAccount("anna").id();
    AuditRecord second = added(anna, noonPlus(2), 5);
    AuditRecord first = added(anna, noonPlus(1), 9);
    AuditRecord fourth = added(anna, noonPlus(3), 8);
    AuditRecord third = added(anna, noonPlus(3), 2);

    assertThat(audit().page(AuditId.smallest(noonPlus(4)), 3))
        .containsExactly(fourth, third, second);
    assertThat(audit().page(second.id(), 3)).containsExactly(first);
    assertThat(audit().page(AuditId.smallest(noonPlus(3)), 3)).containsExactly(second, first);
    assertThat(audit().page(first.id(), 3)).isEmpty();
  }

  @Test
  default void sweepShouldDeleteTheEarliestAndNothingLater() {
    AccountId anna = storedAccount("anna").id();
    AuditRecord third = added(anna, noonPlus(3), 0);
    AuditRecord second = added(anna, noonPlus(2), 0);
    added(anna, noonPlus(1), 0);
    AuditId end = AuditId.smallest(noonPlus(3));

    assertThat(audit().sweep(end, 1)).isEqualTo(1);
    assertThat(audit().page(AuditId.smallest(noonPlus(4)), 9)).containsExactly(third, second);
    assertThat(audit().sweep(end, 5)).isEqualTo(1);
    assertThat(audit().sweep(end, 5)).isZero();

    assertThat(audit().page(AuditId.smallest(noonPlus(4)), 9)).containsExactly(third);
  }

  private AuditStore audit() {
    return storage().audit();
  }

  private AuditRecord added(AccountId account, Instant at, int number) {
    var entry =
        new AuditRecord(id(at, number), at, AuditEventType.MEDIA_INFECTED, account, "media", "");
    audit().append(entry);
    return entry;
  }

  private static AuditId id(Instant at, int number) {
    return new AuditId(AuditId.smallest(at).text().replaceAll(".$", Integer.toString(number)));
  }
}
