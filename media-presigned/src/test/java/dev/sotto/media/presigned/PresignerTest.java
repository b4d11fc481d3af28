// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.media.presigned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.minio.Http;
import io.minio.credentials.Credentials;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PresignerTest {
  private static final Credentials KEYS =
      new Credentials(
          "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", null, null);
  private static final Instant NOW = Instant.parse("2013-05-24T00:00:00Z");

  @Test
  void urlShouldNameTheHostOfTheRegion() {
    var url =
        presigner("https://s3.amazonaws.com", Bucket.Style.HOST)
            .url(Http.Method.GET, "test.txt", Map.of(), NOW.plusSeconds(86_400), KEYS);

    assertThat(url.uri())
        .hasScheme("https")
        .hasHost("examplebucket.s3.us-east-1.amazonaws.com")
        .hasPath("/test.txt")
        .hasParameter("X-Amz-Expires", "86400")
        .hasParameter("X-Amz-SignedHeaders", "host")
        .hasParameter(
            "X-Amz-Credential", "AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request");
  }

  @Test
  void urlShouldNameTheBucketInThePathWhenAskedTo() {
    var url =
        presigner("http://localhost:9000", Bucket.Style.PATH)
            .url(
                Http.Method.PUT,
                "a/b.txt",
                Map.of("Content-Length", "5"),
                NOW.plusSeconds(9),
                KEYS);

    assertThat(url.uri())
        .hasAuthority("localhost:9000")
        .hasPath("/examplebucket/a/b.txt")
        .hasParameter("X-Amz-SignedHeaders", "content-length;host");
  }

  @Test
  void urlShouldCarryTheTokenOfKeysThatEnd() {
    var keys = new Credentials("access", "secret", "token/with+signs", null);

    var url =
        presigner("https://s3.eu-west-1.amazonaws.com", Bucket.Style.HOST)
            .url(Http.Method.GET, "a.txt", Map.of(), NOW.plusSeconds(9), keys);

    assertThat(url.queryParameter("X-Amz-Security-Token")).isEqualTo("token/with+signs");
  }

  @Test
  void urlShouldRefuseMoreThanTheProtocolAllows() {
    var presigner = presigner("http://localhost:9000", Bucket.Style.PATH);

    assertThatThrownBy(
            () ->
                presigner.url(
                    Http.Method.GET, "a.txt", Map.of(), NOW.plusSeconds(7 * 86_400 + 1), KEYS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("7 days");
  }

  private static Presigner presigner(String endpoint, Bucket.Style style) {
    var bucket = new Bucket(URI.create(endpoint), "examplebucket", "us-east-1", style);
    return new Presigner(bucket, InstantSource.fixed(NOW));
  }
}
