// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.server;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.AccountStore;
import dev.sotto.core.audit.AuditLog;
import dev.sotto.core.limit.FreeDisk;
import dev.sotto.core.media.Attachments;
import dev.sotto.core.media.Intake;
import dev.sotto.core.media.KeptFiles;
import dev.sotto.core.media.Links;
import dev.sotto.core.media.Media;
import dev.sotto.core.media.MediaBytes;
import dev.sotto.core.media.MediaHealth;
import dev.sotto.core.media.MediaServices;
import dev.sotto.core.media.MediaSweeper;
import dev.sotto.core.media.PresignedStore;
import dev.sotto.core.media.ReceivedFiles;
import dev.sotto.core.media.ScanNotice;
import dev.sotto.core.media.Screening;
import dev.sotto.core.media.SignedUrls;
import dev.sotto.core.media.StreamedMedia;
import dev.sotto.core.media.StreamedStore;
import dev.sotto.core.message.History;
import dev.sotto.core.node.Switchboard;
import dev.sotto.core.time.SteadyClock;
import java.util.Optional;

/// Puts together what has to do with media.
final class MediaWiring {
  private MediaWiring() {}

  static MediaServices of(
      Ports ports,
      Policy.Media policy,
      World world,
      SteadyClock steady,
      History history,
      Switchboard switchboard) {
    var urls = new SignedUrls(policy.urlKey(), world.clock());
    var catalogue = ports.storage().media();
    Links links =
        switch (ports.media().store()) {
          case PresignedStore store -> new Links.Presigned(store);
          case StreamedStore _ -> new Links.Streamed(urls);
        };
    var audit = new AuditLog(ports.storage().audit(), world.clock(), world.random());
    Screening screening =
        Screening.of(
            catalogue,
            ports.media().store(),
            ports.media().scanner(),
            policy.allowed().scannerAway(),
            new ScanNotice(audit, switchboard));
    var media =
        new Media(
            catalogue,
            new Intake(catalogue, ports.media().store(), screening, policy.allowed().quota()),
            links,
            ports.storage().contacts(),
            policy.allowed(),
            new Media.Clockwork(world.clock(), steady, world.random()));
    Optional<StreamedMedia> streamed =
        switch (ports.media().store()) {
          case PresignedStore _ -> Optional.empty();
          case StreamedStore store ->
              Optional.of(
                  new StreamedMedia(
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
        new ReceivedFiles(media, store, attachments, history, policy.allowed(), world.clock());
    var disk =
        new FreeDisk(
            () -> Math.min(ports.storage().freeBytes(), store.freeBytes()), System::nanoTime);
    var kept = new KeptFiles(media, catalogue, store, steady);
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
