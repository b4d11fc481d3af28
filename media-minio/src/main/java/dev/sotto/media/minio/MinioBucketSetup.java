// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.media.minio;

import dev.sotto.core.PortException;
import dev.sotto.media.presigned.S3Connection;
import io.minio.BucketExistsArgs;
import io.minio.GetBucketCorsArgs;
import io.minio.GetBucketLifecycleArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.SetBucketCorsArgs;
import io.minio.SetBucketLifecycleArgs;
import io.minio.Time;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.messages.CORSConfiguration;
import io.minio.messages.CORSConfiguration.CORSRule;
import io.minio.messages.Filter;
import io.minio.messages.LifecycleConfiguration;
import io.minio.messages.LifecycleConfiguration.AbortIncompleteMultipartUpload;
import io.minio.messages.LifecycleConfiguration.Expiration;
import io.minio.messages.LifecycleConfiguration.NoncurrentVersionExpiration;
import io.minio.messages.LifecycleConfiguration.Rule;
import io.minio.messages.Status;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes a bucket fit for media. What is there already stays as it is; repeating it changes
/// nothing, and several nodes may do it at once.
final class MinioBucketSetup {
  private static final System.Logger LOG = System.getLogger(MinioBucketSetup.class.getName());

  /// Tells our rules from those of the operator.
  private static final String RULE = "sotto-media";

  private static final String WAITING_RULE = "sotto-incoming";

  private static final int CORS_CACHE_SECONDS = 3_600;

  private final S3Connection connection;
  private final String bucket;

  MinioBucketSetup(S3Connection connection) {
    this.connection = connection;
    this.bucket = connection.bucket().name();
  }

  /// @throws PortException.Unavailable when there is no bucket in the end
  void prepare() {
    connection.ask("media-bucket", this::makeBucket);
    optional("lifecycle rule", this::cleanUp);
    optional("CORS rule", this::letBrowsersIn);
  }

  private boolean makeBucket(MinioClient client) throws MinioException {
    if (client.bucketExists(BucketExistsArgs.builder().bucket(bucket).build())) {
      return false;
    }
    try {
      client.makeBucket(MakeBucketArgs.builder().bucket(bucket).build());
      return true;
    } catch (ErrorResponseException e) {
      // Another node was faster.
      if (e.errorResponse().code().equals("BucketAlreadyOwnedByYou")) {
        return false;
      }
      throw e;
    }
  }

  private boolean cleanUp(MinioClient client) throws MinioException {
    @Nullable LifecycleConfiguration present =
        client.getBucketLifecycle(GetBucketLifecycleArgs.builder().bucket(bucket).build());
    var rules = new ArrayList<Rule>(present == null ? List.of() : present.rules());
    List<Rule> missing =
        Stream.of(forObjects(), forUploads())
            .filter(ours -> rules.stream().noneMatch(rule -> ours.id().equals(rule.id())))
            .toList();
    if (missing.isEmpty()) {
      return false;
    }
    rules.addAll(missing);
    client.setBucketLifecycle(
        SetBucketLifecycleArgs.builder()
            .bucket(bucket)
            .config(new LifecycleConfiguration(rules))
            .build());
    return true;
  }

  /// What is deleted goes for good, also from a bucket that keeps versions, and nothing stays of
  /// uploads in parts, as which objects are copied.
  private static Rule forObjects() {
    return new Rule(
        Status.ENABLED,
        new AbortIncompleteMultipartUpload(1),
        null,
        new Filter("media/"),
        RULE,
        new NoncurrentVersionExpiration(1, null),
        null,
        null);
  }

  /// What was uploaded and never accepted goes.
  private static Rule forUploads() {
    return new Rule(
        Status.ENABLED,
        null,
        new Expiration((Time.S3Time) null, 1, null, null),
        new Filter("incoming/"),
        WAITING_RULE,
        new NoncurrentVersionExpiration(1, null),
        null,
        null);
  }

  /// Pages of any origin may come: what lets them in is the signature.
  private boolean letBrowsersIn(MinioClient client) throws MinioException {
    if (!client
        .getBucketCors(GetBucketCorsArgs.builder().bucket(bucket).build())
        .rules()
        .isEmpty()) {
      return false;
    }
    var rule =
        new CORSRule(
            List.of("*"),
            List.of("GET", "HEAD", "PUT", "POST"),
            List.of("*"),
            List.of("Content-Length", "Content-Range", "ETag"),
            RULE,
            CORS_CACHE_SECONDS);
    client.setBucketCors(
        SetBucketCorsArgs.builder()
            .bucket(bucket)
            .config(new CORSConfiguration(List.of(rule)))
            .build());
    return true;
  }

  /// Media work without; some servers know no rules, and some keys may not set them.
  private void optional(String what, S3Connection.Call<Boolean> step) {
    try {
      if (connection.ask("media-" + what.replace(' ', '-'), step)) {
        LOG.log(Level.INFO, "set a {0} on bucket {1}", what, bucket);
      }
    } catch (PortException.Unavailable e) {
      LOG.log(Level.INFO, "no {0} on bucket {1}: {2}", what, bucket, e.getMessage());
    }
  }
}
