// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media;

import dev.sotto.core.media.object.ObjectKey;
import dev.sotto.core.media.object.ObjectMetadata;
import dev.sotto.core.media.object.PresignedPost;
import dev.sotto.core.media.object.PresignedStore;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/// Makes the URLs under which clients reach bytes, wherever they are: absolute ones, or ones
/// relative to this server. Safe for use by many threads.
public sealed interface MediaUrls {
  /// {@return whether this server sees the bytes of an upload coming}
  boolean seesUploads();

  /// {@return where one `PUT` uploads an object}
  URI upload(ObjectKey key, ObjectMetadata content, Instant until);

  /// {@return what a browser may post instead, empty when there are no forms}
  Optional<PresignedPost> form(ObjectKey key, ObjectMetadata content, Instant until);

  /// {@return where `GET` finds an object}
  URI download(ObjectKey key, Instant until);

  /// Bytes go straight to the store.
  record Presigned(PresignedStore store) implements MediaUrls {
    @Override
    public boolean seesUploads() {
      return false;
    }

    @Override
    public URI upload(ObjectKey key, ObjectMetadata content, Instant until) {
      return store.uploadUrl(key, content.type(), content.size(), until);
    }

    @Override
    public Optional<PresignedPost> form(ObjectKey key, ObjectMetadata content, Instant until) {
      return Optional.of(store.uploadForm(key, content.type(), content.size(), until));
    }

    @Override
    public URI download(ObjectKey key, Instant until) {
      return store.downloadUrl(key, until);
    }
  }

  /// Bytes pass through this server.
  record Streamed(SignedUrls urls) implements MediaUrls {
    @Override
    public boolean seesUploads() {
      return true;
    }

    @Override
    public URI upload(ObjectKey key, ObjectMetadata content, Instant until) {
      return urls.upload(key, content.size(), until);
    }

    @Override
    public Optional<PresignedPost> form(ObjectKey key, ObjectMetadata content, Instant until) {
      return Optional.empty();
    }

    @Override
    public URI download(ObjectKey key, Instant until) {
      return urls.download(key, until);
    }
  }
}
