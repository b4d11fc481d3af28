// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.media.presigned;

import dev.sotto.core.PortException;
import dev.sotto.core.media.object.MediaType;
import dev.sotto.core.media.object.ObjectSize;
import dev.sotto.core.media.object.PresignedPost;
import io.minio.Http;
import io.minio.PostPolicy;
import io.minio.Signer;
import io.minio.Time;
import io.minio.Utils;
import io.minio.credentials.Credentials;
import io.minio.errors.MinioException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/// Signs what others may ask of a bucket (AWS Signature Version 4). Asks nobody. Safe for use by
/// many threads.
final class Presigner {
  /// The longest that the protocol allows.
  private static final Duration LONGEST = Duration.ofDays(7);

  private static final RequestBody NO_BODY = RequestBody.create(new byte[0]);

  private final Bucket bucket;
  private final Http.BaseUrl base;
  private final InstantSource clock;

  Presigner(Bucket bucket, InstantSource clock) {
    this.bucket = bucket;
    this.base = bucket.base();
    this.clock = clock;
  }

  /// {@return a URL for one kind of request}
  ///
  /// @param headers that the request must have, by name
  HttpUrl url(
      Http.Method method,
      String key,
      Map<String, String> headers,
      Instant until,
      Credentials credentials) {
    Instant now = clock.instant();
    // The protocol knows no negative time: what has ended began before its end.
    Instant from = until.isAfter(now) ? now : until.minusSeconds(1);
    Duration time = Duration.between(from, until);
    if (time.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("URL for %s (expected: 7 days at most)".formatted(time));
    }
    HttpUrl target = withToken(target(method, key), credentials);
    var request =
        new Request.Builder()
            .url(target)
            .method(method.name(), method == Http.Method.PUT ? NO_BODY : null)
            .header("Host", Utils.getHostHeader(target))
            .header("X-Amz-Date", from.atOffset(ZoneOffset.UTC).format(Time.AMZ_DATE_FORMAT));
    headers.forEach(request::header);
    try {
      return Signer.presignV4(
          request.build(),
          bucket.region(),
          credentials.accessKey(),
          credentials.secretKey(),
          Math.max(1, Math.toIntExact(time.toSeconds())));
    } catch (MinioException e) {
      throw new PortException.Unavailable("media-sign: no signature", e);
    }
  }

  /// {@return a form for one upload}
  PresignedPost form(
      String key, MediaType type, ObjectSize size, Instant until, Credentials credentials) {
    var policy = new PostPolicy(bucket.name(), until.atZone(ZoneOffset.UTC));
    policy.addEqualsCondition("key", key);
    policy.addEqualsCondition("Content-Type", type.text());
    policy.addContentLengthRangeCondition(size.exact() ? size.bytes() : 1L, size.bytes());
    try {
      var fields = new HashMap<>(policy.formData(credentials, bucket.region()));
      fields.put("key", key);
      fields.put("Content-Type", type.text());
      return new PresignedPost(target(Http.Method.POST, null).uri(), fields);
    } catch (MinioException e) {
      throw new PortException.Unavailable("media-sign: no signature", e);
    }
  }

  private HttpUrl target(Http.Method method, @Nullable String key) {
    try {
      return base.buildUrl(method, bucket.name(), key, bucket.region(), null);
    } catch (MinioException e) {
      throw new IllegalStateException("no URL in bucket " + bucket.name(), e);
    }
  }

  private static HttpUrl withToken(HttpUrl url, Credentials credentials) {
    return credentials.sessionToken() == null
        ? url
        : url.newBuilder()
            .addEncodedQueryParameter(
                "X-Amz-Security-Token", Utils.encode(credentials.sessionToken()))
            .build();
  }
}
