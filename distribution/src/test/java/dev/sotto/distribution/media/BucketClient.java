// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.media;

import dev.sotto.testkit.s3.EmbeddedS3;
import io.minio.GetObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.Result;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// An operator who reaches a bucket with a tool of their own.
final class BucketClient {
  private final MinioClient client;
  private final String bucket;

  BucketClient(EmbeddedS3 service, String bucket) {
    this.bucket = bucket;
    this.client =
        MinioClient.builder()
            .endpoint("http://" + service.address())
            .credentials(EmbeddedS3.ACCESS, EmbeddedS3.SECRET)
            .region("eu-west-1")
            .build();
  }

  void put(String key, byte[] bytes) throws MinioException {
    client.putObject(
        PutObjectArgs.builder().bucket(bucket).object(key).data(bytes, bytes.length).build());
  }

  byte[] get(String key) throws IOException, MinioException {
    try (InputStream bytes =
        client.getObject(GetObjectArgs.builder().bucket(bucket).object(key).build())) {
      return bytes.readAllBytes();
    }
  }

  void remove(String key) throws MinioException {
    client.removeObject(RemoveObjectArgs.builder().bucket(bucket).object(key).build());
  }

  /// {@return the keys that begin with `prefix`, in order}
  List<String> keys(String prefix) throws MinioException {
    var keys = new ArrayList<String>();
    ListObjectsArgs all =
        ListObjectsArgs.builder().bucket(bucket).prefix(prefix).recursive(true).build();
    for (Result<Item> found : client.listObjects(all)) {
      keys.add(found.get().objectName());
    }
    return keys;
  }

  /// As `aws s3 sync folder s3://bucket/prefix` does it.
  void upload(Path folder, String prefix) throws IOException, MinioException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        put(prefix + folder.relativize(file), Files.readAllBytes(file));
      }
    }
  }

  /// As `aws s3 sync s3://bucket/prefix folder` does it.
  void download(String prefix, Path folder) throws IOException, MinioException {
    for (String key : keys(prefix)) {
      Path file = folder.resolve(key.substring(prefix.length()));
      Files.createDirectories(file.getParent());
      Files.write(file, get(key));
    }
  }
}
