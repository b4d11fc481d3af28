// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.media.minio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.media.presigned.Bucket;
import dev.sotto.media.presigned.S3Credentials;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MinioUrlTest {
  @Test
  void parseShouldEncryptUnlessToldOtherwise() {
    var url = MinioUrl.parse(AdapterUrl.parse("minio://key:se%2Fcr+et@media.example.org/photos"));

    assertThat(url.bucket())
        .isEqualTo(
            new Bucket(
                URI.create("https://media.example.org:9000"),
                "photos",
                "us-east-1",
                Bucket.Style.PATH));
    assertThat(url.login()).isEqualTo(new S3Credentials.Keys("key", "se/cr+et"));
    assertThat(url.toString()).doesNotContain("se/cr+et");
  }

  @Test
  void parseShouldKnowTheOptions() {
    var url =
        MinioUrl.parse(
            AdapterUrl.parse("minio://key:secret@[::1]:9100/photos?tls=false&region=eu-1"));

    assertThat(url.bucket().endpoint()).isEqualTo(URI.create("http://[::1]:9100"));
    assertThat(url.bucket().region()).isEqualTo("eu-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "minio:",
        "minio:host/bucket",
        "minio://host:9000/bucket",
        "minio://key:secret@host:9000",
        "minio://key:secret@host:9000/",
        "minio://key:secret@host:9000/Bucket",
        "minio://key:secret@host:9000/bucket/path",
        "minio://key:secret@host:0/bucket",
        "minio://key:secret@host:65536/bucket",
        "minio://key:secret@/bucket",
        "minio://:secret@host/bucket",
        "minio://key:@host/bucket",
        "minio://key:secret@host/bucket?tls=maybe",
        "minio://key:secret@host/bucket?region=EU",
        "minio://key:secret@host/bucket?other=1",
        "minio://key:secret@host/bucket#part",
        "minio://key:secret%@host/bucket"
      })
  void parseShouldRefuseAnythingElseWithoutTheSecret(String text) {
    assertThatThrownBy(() -> MinioUrl.parse(AdapterUrl.parse(text)))
        .isInstanceOf(AdapterUrl.InvalidUrl.class)
        .hasMessageContaining(
            text.contains("maybe") || text.contains("other") ? "tls" : "minio://access:secret@")
        .message()
        .doesNotContain("key:secret");
  }
}
