// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.media.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.media.presigned.Bucket;
import dev.sotto.media.presigned.S3Credentials;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class S3UrlTest {
  @Test
  void parseShouldLeadToAwsByDefault() {
    S3Url url = parse("s3://photos?region=eu-west-1");

    assertThat(url.bucket())
        .isEqualTo(
            new Bucket(
                URI.create("https://s3.eu-west-1.amazonaws.com"),
                "photos",
                "eu-west-1",
                Bucket.Style.HOST));
    assertThat(url.login()).isEqualTo(new S3Credentials.AwsChain());
  }

  @Test
  void parseShouldLeadToOtherServices() {
    S3Url url =
        parse("s3://key:se%2Fcr+et@photos?region=auto&endpoint=https://s3.example.org:8443");

    assertThat(url.bucket().endpoint()).isEqualTo(URI.create("https://s3.example.org:8443"));
    assertThat(url.bucket().style()).isEqualTo(Bucket.Style.HOST);
    assertThat(url.login()).isEqualTo(new S3Credentials.Keys("key", "se/cr+et"));
    assertThat(url.toString()).doesNotContain("se/cr+et");
    assertThat(
            parse("s3://photos?region=auto&endpoint=http://host&path-style=true").bucket().style())
        .isEqualTo(Bucket.Style.PATH);
  }

  @Test
  void parseShouldPutNamesWithDotsIntoThePath() {
    assertThat(parse("s3://my.photos?region=eu-west-1").bucket().style())
        .isEqualTo(Bucket.Style.PATH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3:",
        "s3:photos?region=eu-west-1",
        "s3://photos",
        "s3://photos?region=",
        "s3://photos?region=EU West",
        "s3://ph?region=eu-west-1",
        "s3://photos/path?region=eu-west-1",
        "s3://key:secret@?region=eu-west-1",
        "s3://key:secret@photos?region=eu-west-1&endpoint=host:9000",
        "s3://key:secret@photos?region=eu-west-1&endpoint=https://host/path",
        "s3://key:secret@photos?region=eu-west-1&endpoint=ftp://host",
        "s3://key:secret@photos?region=eu-west-1&endpoint=https://host:0",
        "s3://key:secret@photos?region=eu-west-1&endpoint=https://host:65536",
        "s3://key:secret@photos?region=eu-west-1&path-style=perhaps",
        "s3://key:secret@photos?region=eu-west-1&other=1",
        "s3://key:secret%@photos?region=eu-west-1",
        "s3://secret@photos?region=eu-west-1"
      })
  void parseShouldRefuseAnythingElseWithoutTheSecret(String text) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(AdapterUrl.InvalidUrl.class)
        .hasMessageContaining(
            text.contains("perhaps") || text.contains("other")
                ? "path-style"
                : "s3://[access:secret@]")
        .message()
        .doesNotContain("key:secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3://key:%FFsecret@photos?region=eu-west-1",
        "s3://k%E4y:secret@photos?region=eu-west-1",
        "s3://key:secret@photos?region=%ff",
        "s3://key:secret@photos/%ff?region=eu-west-1"
      })
  void parseShouldRefuseWhatIsNoText(String text) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(AdapterUrl.InvalidUrl.class)
        .hasMessageStartingWith("s3: percent signs")
        .hasMessageNotContaining("secret");
  }

  private static S3Url parse(String url) {
    return S3Url.parse(AdapterUrl.parse(url));
  }
}
