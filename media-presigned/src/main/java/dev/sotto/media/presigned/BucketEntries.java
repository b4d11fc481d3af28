// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.media.presigned;

import io.minio.MinioClient;
import io.minio.RemoveObjectArgs;
import io.minio.StatObjectArgs;
import io.minio.StatObjectResponse;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import java.util.Optional;

/// The entries of a bucket, by name. Safe for use by many threads.
final class BucketEntries {
  private final S3Connection connection;

  BucketEntries(S3Connection connection) {
    this.connection = connection;
  }

  /// {@return what is known of an entry, empty when there is none}
  Optional<StatObjectResponse> find(String name) {
    return connection.ask("media-size", client -> find(client, name));
  }

  private Optional<StatObjectResponse> find(MinioClient client, String name) throws MinioException {
    var stat = StatObjectArgs.builder().bucket(bucket()).object(name).build();
    try {
      return Optional.of(client.statObject(stat));
    } catch (ErrorResponseException e) {
      if (e.errorResponse().code().equals("NoSuchKey")) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /// Removes an entry. {@return whether there was one}
  boolean remove(String name) {
    var remove = RemoveObjectArgs.builder().bucket(bucket()).object(name).build();
    return connection.ask(
        "media-delete",
        client -> {
          boolean there = find(client, name).isPresent();
          client.removeObject(remove);
          return there;
        });
  }

  private String bucket() {
    return connection.bucket().name();
  }
}
