// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media.scan;

import dev.sotto.core.audit.AuditEventType;
import dev.sotto.core.audit.AuditLog;
import dev.sotto.core.cluster.Switchboard;
import dev.sotto.core.media.object.MediaObject;

/// Tells those who have to know what a scanner has said: the owner of an object, and the operator.
/// Safe for use by many threads.
public final class ScanNotifier {
  private final AuditLog audit;
  private final Switchboard switchboard;

  public ScanNotifier(AuditLog audit, Switchboard switchboard) {
    this.audit = audit;
    this.switchboard = switchboard;
  }

  /// Keeps for the operator that an object has malware in it.
  void recordInfected(MediaObject object, String malware) {
    record(AuditEventType.MEDIA_INFECTED, object, malware);
  }

  /// Keeps for the operator that an object cannot be judged.
  void recordUndecided(MediaObject object, String reason) {
    record(AuditEventType.MEDIA_UNDECIDED, object, reason);
  }

  /// Keeps for the operator that an object may be read although it was not scanned.
  void recordUnscanned(MediaObject object) {
    record(AuditEventType.MEDIA_UNSCANNED, object, "the scanner is away");
  }

  private void record(AuditEventType event, MediaObject object, String detail) {
    audit.add(event, object.owner(), object.key().text(), detail);
  }

  /// Tells the owner's connected devices that nobody gets their object.
  void tellOwner(MediaObject refused) {
    switchboard.send(refused.owner(), new MediaQuarantined(refused.key(), refused.state()));
  }
}
