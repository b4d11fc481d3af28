// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program with its push adapters, each from its own folder.
final class PushProgramTest {
  private static final Duration GRACE = Duration.ofSeconds(10);

  @TempDir private Path folder;

  @Test
  void serveShouldLoadAllAndKeepTheKeyItMakes() throws Exception {
    Path account = Files.write(folder.resolve("account.json"), account());
    Path key = LocalApnsServer.key(folder);
    String apple =
        "apns:%s?keyId=KEY4567890&teamId=TEAM567890&topic=org.example.app&environment=sandbox"
            .formatted(key);
    var environment = Map.of("SOTTO_PUSH", apple + ",fcm:" + account + ",webpush:");

    try (var server = PackagedServer.start(folder, environment)) {
      assertThat(server.get("/health/ready")).isEqualTo(200);
      assertThat(server.log()).doesNotContain("Exception", "WARNING", "SLF4J");
      assertThat(server.stop(GRACE)).isZero();
    }
    Path made = folder.resolve("data/secrets/vapid-key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
        .isEqualTo("rw-------");
  }

  @Test
  void serveShouldNotStartWhenTheAccountIsMissing() throws IOException, InterruptedException {
    var result = PackagedProgram.run(folder, "", "serve", "--port=0", "--push=fcm:missing.json");

    assertThat(result.status()).isNotZero();
    assertThat(result.output()).contains("missing.json").doesNotContain("\tat ");
  }

  @Test
  void serveShouldListThePushServicesThatAreInstalled() throws IOException, InterruptedException {
    var result = PackagedProgram.run(folder, "", "serve", "--port=0", "--push=nobody:x");

    assertThat(result.status()).isNotZero();
    assertThat(result.output()).contains("installed: apns, fcm, webpush").doesNotContain("\tat ");
  }

  private static byte[] account() throws NoSuchAlgorithmException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2_048);
    String key =
        Base64.getEncoder().encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
    return """
        {"type":"service_account","project_id":"sotto-test","private_key_id":"1","client_id":"1",
         "client_email":"sotto@sotto-test.iam.gserviceaccount.com",
         "token_uri":"https://oauth2.googleapis.com/token",
         "private_key":"-----BEGIN PRIVATE KEY-----\\n%s\\n-----END PRIVATE KEY-----\\n"}
        """
        .formatted(key)
        .getBytes(StandardCharsets.UTF_8);
  }
}
