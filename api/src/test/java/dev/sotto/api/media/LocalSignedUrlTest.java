// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media;

import dev.sotto.api.TestServer;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.media.MediaUrls;
import dev.sotto.core.media.SignedUrls;
import dev.sotto.core.media.UploadOutcome;
import dev.sotto.core.media.object.MediaObject;
import dev.sotto.core.media.object.MediaType;
import dev.sotto.core.media.object.ObjectAccess;
import dev.sotto.core.media.object.ObjectKey;
import dev.sotto.core.media.object.ObjectMetadata;
import dev.sotto.core.media.object.ObjectSize;
import dev.sotto.core.media.object.ObjectState;
import dev.sotto.testkit.data.TestAccounts;
import dev.sotto.testkit.data.TestMedia;
import dev.sotto.testkit.media.SignedUrlContract;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// The URLs of this server, over the folder of media.
final class LocalSignedUrlTest implements SignedUrlContract {
  private static final AccountId OWNER = new AccountId(7);

  private final TestServer.Setup setup = TestServer.Setup.standard();
  private final TestServer server = TestServer.start(setup);
  private final MediaUrls links =
      new MediaUrls.Streamed(new SignedUrls(setup.policy().media().urlKey(), server::now));

  @BeforeEach
  void register() {
    server
        .storage()
        .accounts()
        .create(TestAccounts.anAccount(OWNER.value(), "anna"), TestAccounts.aPasswordHash());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  public URI upload(ObjectKey key, long size, Instant until) {
    var content = new ObjectMetadata(new MediaType("image/jpeg"), ObjectSize.exactly(size));
    if (server.storage().media().find(key).isEmpty()) {
      insert(key, content);
    }
    return server.http(links.upload(key, content, until).toString());
  }

  private void insert(ObjectKey key, ObjectMetadata content) {
    Instant end = server.now().plus(Duration.ofHours(1));
    var access = new ObjectAccess(ObjectAccess.Audience.RECIPIENTS, ObjectAccess.Viewing.ANY);
    var object = new MediaObject(key, content, ObjectState.CREATED, access, end, end);
    server.storage().media().insert(object, TestMedia.ENDLESS);
  }

  @Override
  public URI download(ObjectKey key, Instant until) {
    return server.http(links.download(key, until).toString());
  }

  @Override
  public boolean complete(ObjectKey key) {
    return server.sotto().media().objects().complete(OWNER, key) instanceof UploadOutcome.Stored;
  }

  @Override
  public Instant now() {
    return server.now();
  }
}
