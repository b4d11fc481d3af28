// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.media.minio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.spi.AdapterUrl;
import java.io.IOException;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class MinioBucketSetupTest {
  private BucketRulesServer rules;

  @BeforeEach
  void start() throws IOException {
    rules = new BucketRulesServer();
  }

  @AfterEach
  void stop() {
    rules.close();
  }

  @Test
  void openShouldSetRules() {
    open();

    assertThat(rules.document("lifecycle"))
        .contains("<ID>sotto-media</ID>", "<Prefix>media/</Prefix>", "<Status>Enabled</Status>")
        .contains("<DaysAfterInitiation>1</DaysAfterInitiation>")
        .contains("<NoncurrentDays>1</NoncurrentDays>")
        .contains("<ID>sotto-incoming</ID>", "<Prefix>incoming/</Prefix>")
        .containsOnlyOnce("<Expiration><Days>1</Days></Expiration>");
    assertThat(rules.document("cors"))
        .contains("<AllowedOrigin>*</AllowedOrigin>", "<AllowedMethod>PUT</AllowedMethod>")
        .doesNotContain("DELETE");
  }

  @Test
  void openShouldSetRulesOnce() {
    open();
    String lifecycle = rules.document("lifecycle");
    String cors = rules.document("cors");

    open();

    assertThat(rules.document("lifecycle")).isEqualTo(lifecycle);
    assertThat(rules.document("cors")).isEqualTo(cors);
  }

  @Test
  void openShouldAddTheRuleThatEarlierVersionsDidNotSet() {
    open();
    String whole = rules.document("lifecycle");
    rules.set(
        "lifecycle", whole.replaceFirst("<Rule>(?:(?!</Rule>).)*<ID>sotto-incoming.*?</Rule>", ""));
    assertThat(rules.document("lifecycle")).doesNotContain("sotto-incoming");

    open();

    assertThat(rules.document("lifecycle"))
        .containsOnlyOnce("<ID>sotto-incoming</ID>")
        .containsOnlyOnce("<ID>sotto-media</ID>");
  }

  @Test
  void openShouldKeepTheRulesOfTheOperator() {
    rules.set(
        "lifecycle",
        """
        <LifecycleConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Rule><ID>logs</ID>
        <Status>Enabled</Status><Filter><Prefix>logs/</Prefix></Filter>
        <Expiration><Days>9</Days></Expiration></Rule></LifecycleConfiguration>
        """);
    String cors =
        """
        <CORSConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><CORSRule>
        <AllowedMethod>GET</AllowedMethod><AllowedOrigin>https://chat.example.org</AllowedOrigin>
        </CORSRule></CORSConfiguration>
        """;
    rules.set("cors", cors);

    open();

    assertThat(rules.document("lifecycle"))
        .contains("<ID>logs</ID>", "<Days>9</Days>", "<ID>sotto-media</ID>");
    assertThat(rules.document("cors")).isEqualTo(cors);
  }

  private void open() {
    var url = AdapterUrl.parse("minio://key:secret@%s/media?tls=false".formatted(rules.address()));
    new MinioMediaProvider().open(url, InstantSource.system()).close();
  }
}
