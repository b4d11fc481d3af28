// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.wiring;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.AccountStore;
import dev.sotto.core.area.MediaArea;
import dev.sotto.core.audit.AuditLog;
import dev.sotto.core.bound.FreeDiskSpace;
import dev.sotto.core.media.Attachments;
import dev.sotto.core.media.FileUploads;
import dev.sotto.core.media.MediaObjects;
import dev.sotto.core.media.MediaUrls;
import dev.sotto.core.media.SignedUrlTransfers;
import dev.sotto.core.media.SignedUrls;
import dev.sotto.core.media.StoredFiles;
import dev.sotto.core.media.UploadCompletion;
import dev.sotto.core.media.maintenance.MediaHealth;
import dev.sotto.core.media.maintenance.MediaSweeper;
import dev.sotto.core.media.object.MediaCatalogue;
import dev.sotto.core.media.object.ObjectStore;
import dev.sotto.core.media.object.PresignedStore;
import dev.sotto.core.media.object.StreamedStore;
import dev.sotto.core.media.scan.ScanNotifier;
import dev.sotto.core.media.scan.Screening;
import dev.sotto.core.message.History;
import dev.sotto.core.server.MediaPorts;
import dev.sotto.core.server.ServerPolicy;
import dev.sotto.core.server.ServerRuntime;
import dev.sotto.core.spi.Storage;
import java.util.Optional;

/// Puts together what has to do with media.
final class MediaWiring {
  private MediaWiring() {}

  static MediaArea of(SharedParts shared, History history) {
    Storage storage = shared.storage();
    ServerRuntime runtime = shared.runtime();
    ServerPolicy.Media policy = shared.policy().media();
    MediaCatalogue catalogue = storage.media();
    ObjectStore store = shared.ports().media().store();
    var urls = new SignedUrls(policy.urlKey(), runtime.clock());
    Screening screening = screening(shared);
    var objects =
        new MediaObjects(
            catalogue,
            new UploadCompletion(catalogue, store, screening, policy.allowed().quota()),
            links(store, urls),
            storage.contacts(),
            policy.allowed(),
            new MediaObjects.Clockwork(runtime.clock(), shared.clock(), runtime.random()));
    var attachments = new Attachments(catalogue, store, shared.clock());
    return new MediaArea(
        objects,
        transfers(shared, objects, urls),
        new FileUploads(objects, store, attachments, history, policy.allowed(), runtime.clock()),
        new StoredFiles(objects, catalogue, store, shared.clock()),
        attachments,
        new FreeDiskSpace(() -> Math.min(storage.freeBytes(), store.freeBytes()), System::nanoTime),
        screening,
        new MediaHealth(store, shared.ports().media().scanner()),
        new MediaSweeper(catalogue, store, shared.clock()));
  }

  private static MediaUrls links(ObjectStore objects, SignedUrls urls) {
    return switch (objects) {
      case PresignedStore store -> new MediaUrls.Presigned(store);
      case StreamedStore _ -> new MediaUrls.Streamed(urls);
    };
  }

  private static Screening screening(SharedParts shared) {
    ServerRuntime runtime = shared.runtime();
    MediaPorts media = shared.ports().media();
    var audit = new AuditLog(shared.storage().audit(), runtime.clock(), runtime.random());
    return Screening.of(
        shared.storage().media(),
        media.store(),
        media.scanner(),
        shared.policy().media().allowed().scannerAway(),
        new ScanNotifier(audit, shared.switchboard()));
  }

  private static Optional<SignedUrlTransfers> transfers(
      SharedParts shared, MediaObjects objects, SignedUrls urls) {
    Storage storage = shared.storage();
    return switch (shared.ports().media().store()) {
      case PresignedStore _ -> Optional.empty();
      case StreamedStore store ->
          Optional.of(
              new SignedUrlTransfers(
                  objects,
                  store,
                  urls,
                  storage.media(),
                  shared.runtime().clock(),
                  owner -> isActive(storage.accounts(), owner)));
    };
  }

  private static boolean isActive(AccountStore accounts, AccountId id) {
    return accounts.find(id).filter(account -> account.standing().enabled()).isPresent();
  }
}
