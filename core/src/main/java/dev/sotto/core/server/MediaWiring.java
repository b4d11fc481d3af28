// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.server;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.AccountStore;
import dev.sotto.core.audit.AuditLog;
import dev.sotto.core.bound.FreeDiskSpace;
import dev.sotto.core.cluster.Switchboard;
import dev.sotto.core.media.Attachments;
import dev.sotto.core.media.FileUploads;
import dev.sotto.core.media.MediaBytes;
import dev.sotto.core.media.MediaObjects;
import dev.sotto.core.media.MediaServices;
import dev.sotto.core.media.MediaUrls;
import dev.sotto.core.media.SignedUrlTransfers;
import dev.sotto.core.media.SignedUrls;
import dev.sotto.core.media.StoredFiles;
import dev.sotto.core.media.UploadCompletion;
import dev.sotto.core.media.maintenance.MediaHealth;
import dev.sotto.core.media.maintenance.MediaSweeper;
import dev.sotto.core.media.object.PresignedStore;
import dev.sotto.core.media.object.StreamedStore;
import dev.sotto.core.media.scan.ScanNotifier;
import dev.sotto.core.media.scan.Screening;
import dev.sotto.core.message.History;
import dev.sotto.core.time.TrustedClock;
import java.util.Optional;

/// Puts together what has to do with media.
final class MediaWiring {
  private MediaWiring() {}

  static MediaServices of(
      DomainPorts ports,
      ServerPolicy.Media policy,
      ServerRuntime world,
      TrustedClock steady,
      History history,
      Switchboard switchboard) {
    var urls = new SignedUrls(policy.urlKey(), world.clock());
    var catalogue = ports.storage().media();
    MediaUrls links =
        switch (ports.media().store()) {
          case PresignedStore store -> new MediaUrls.Presigned(store);
          case StreamedStore _ -> new MediaUrls.Streamed(urls);
        };
    var audit = new AuditLog(ports.storage().audit(), world.clock(), world.random());
    Screening screening =
        Screening.of(
            catalogue,
            ports.media().store(),
            ports.media().scanner(),
            policy.allowed().scannerAway(),
            new ScanNotifier(audit, switchboard));
    var media =
        new MediaObjects(
            catalogue,
            new UploadCompletion(
                catalogue, ports.media().store(), screening, policy.allowed().quota()),
            links,
            ports.storage().contacts(),
            policy.allowed(),
            new MediaObjects.Clockwork(world.clock(), steady, world.random()));
    Optional<SignedUrlTransfers> streamed =
        switch (ports.media().store()) {
          case PresignedStore _ -> Optional.empty();
          case StreamedStore store ->
              Optional.of(
                  new SignedUrlTransfers(
                      media,
                      store,
                      urls,
                      catalogue,
                      world.clock(),
                      owner -> isActive(ports.storage().accounts(), owner)));
        };
    var store = ports.media().store();
    var attachments = new Attachments(catalogue, store, steady);
    var received =
        new FileUploads(media, store, attachments, history, policy.allowed(), world.clock());
    var disk =
        new FreeDiskSpace(
            () -> Math.min(ports.storage().freeBytes(), store.freeBytes()), System::nanoTime);
    var kept = new StoredFiles(media, catalogue, store, steady);
    return new MediaServices(
        media,
        attachments,
        new MediaSweeper(catalogue, ports.media().store(), steady),
        screening,
        new MediaHealth(ports.media().store(), ports.media().scanner()),
        new MediaBytes(streamed, received, kept, disk));
  }

  private static boolean isActive(AccountStore accounts, AccountId id) {
    return accounts.find(id).filter(account -> account.standing().enabled()).isPresent();
  }
}
