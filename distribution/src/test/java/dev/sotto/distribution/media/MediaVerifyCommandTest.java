// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.distribution.media.MediaRestClient.Room;
import dev.sotto.distribution.program.PackagedProgram;
import dev.sotto.distribution.program.PackagedServer;
import dev.sotto.testkit.s3.EmbeddedS3;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `sotto media`, as an operator uses it beside a running server.
@Tag("full")
final class MediaVerifyCommandTest {
  private static final Map<String, String> SETTINGS =
      Map.of("SOTTO_LIMITS", "off", "SOTTO_BCRYPT_COST", "10");
  private static final String UNCLAIMED = "media/77/00000000-0000-4000-8000-000000000001.bin";
  private static final long SIZE = 2_000;
  private static final int CLIENTS = 4;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @TempDir private Path folder;

  @Test
  void damageShouldBeFoundAndRepairedWhileTheServerRuns() throws Exception {
    try (var server = PackagedServer.start(folder, SETTINGS)) {
      MediaRestClient anna = MediaRestClient.register(http, server.url());
      Room whole = uploaded(anna);
      Room lost = uploaded(anna);
      Room cut = uploaded(anna);
      Path media = server.data().resolve("media");
      assertThat(media("verify").status()).isZero();

      Files.delete(media.resolve(lost.key()));
      Files.write(media.resolve(cut.key()), new byte[] {1});
      Path added = media.resolve(UNCLAIMED);
      Files.createDirectory(added.getParent());
      Files.write(added, new byte[] {1, 2});

      var found = media("verify");
      assertThat(found.status()).as(found.output()).isEqualTo(3);
      assertThat(found.output())
          .contains("missing    " + lost.key())
          .contains("wrong size " + cut.key() + ": 1 bytes instead of 2000")
          .contains("unclaimed  " + UNCLAIMED)
          .doesNotContain(whole.key(), "Exception");
      var repaired = media("verify", "--repair");
      assertThat(repaired.status()).as(repaired.output()).isZero();
      assertThat(media("verify").status()).isZero();
      assertThat(anna.isServed(whole)).isTrue();
      assertThat(anna.isServed(lost)).isFalse();
      assertThat(anna.isServed(cut)).isFalse();
      assertThat(added).doesNotExist();
      assertThat(media("usage", "--json").output())
          .contains("\"objects\":1,\"bytes\":2000,", "\"handle\":\"anna\"");
      assertThat(media("sweep").output()).contains("Deleted 0 objects.");
      assertThat(server.log()).doesNotContain("Exception");
    }
  }

  @Test
  void objectsThatComeAndGoShouldNotBeMistakenForDamage() throws Exception {
    var goesOn = new AtomicBoolean(true);
    try (var server = PackagedServer.start(folder, SETTINGS);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      MediaRestClient anna = MediaRestClient.register(http, server.url());
      List<Future<Integer>> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(threads.submit(() -> comeAndGo(anna, goesOn)));
      }
      try {
        for (int i = 0; i < 3; i++) {
          var verified = media("verify", "--repair");
          assertThat(verified.status()).as(verified.output()).isZero();
          assertThat(verified.output()).contains("0 repaired, 0 left");
        }
      } finally {
        goesOn.set(false);
      }
      for (Future<Integer> client : clients) {
        assertThat(client.get()).isPositive();
      }
    }
  }

  @Test
  void bucketShouldBeComparedInBothDirections() throws Exception {
    try (var service = EmbeddedS3.start()) {
      service.createBucket("media");
      String url = service.setting("media");
      String bucket = "--media=" + url;
      try (var server =
          PackagedServer.start(folder, Map.of("SOTTO_MEDIA", url, "SOTTO_BCRYPT_COST", "10"))) {
        MediaRestClient anna = MediaRestClient.register(http, server.url());
        Room room = uploaded(anna);
        assertThat(media("verify", bucket).status()).isZero();

        String elsewhere = "--data=" + folder.resolve("elsewhere");
        install(elsewhere);
        var stranger = media("verify", bucket, elsewhere);
        assertThat(stranger.status()).as(stranger.output()).isEqualTo(3);
        assertThat(stranger.output()).contains("unclaimed  " + room.key() + ": 2000 bytes");
        assertThat(media("verify", bucket, elsewhere, "--repair").status()).isEqualTo(1);
        assertThat(media("verify", bucket, elsewhere, "--repair", "--force").status()).isZero();

        var missing = media("verify", bucket);
        assertThat(missing.status()).as(missing.output()).isEqualTo(3);
        assertThat(missing.output()).contains("missing    " + room.key());
        assertThat(media("verify", bucket, "--repair", "--force").status()).isZero();
        assertThat(anna.isServed(room)).isFalse();
      }
    }
  }

  @Test
  void verifyShouldSayThatTheBucketDoesNotAnswer() throws Exception {
    String bucket;
    try (var service = EmbeddedS3.start()) {
      bucket = "--media=" + service.setting("media");
    }

    install("--data=" + folder.resolve("data"));

    var away = media("verify", bucket);

    assertThat(away.status()).as(away.output()).isEqualTo(1);
    assertThat(away.output())
        .contains("sotto: ", "nobody listens on that port: start the object store")
        .doesNotContain("unforeseen", "secret+key", "\tat ");
    assertThat(media("usage", bucket).status()).isZero();
  }

  private static int comeAndGo(MediaRestClient anna, AtomicBoolean goesOn)
      throws IOException, InterruptedException {
    int count = 0;
    while (goesOn.get()) {
      Room room = uploaded(anna);
      assertThat(anna.delete(room)).isTrue();
      count++;
    }
    return count;
  }

  private static Room uploaded(MediaRestClient anna) throws IOException, InterruptedException {
    Room room = anna.create(SIZE);
    assertThat(anna.put(room, new SeededByteStream(3, SIZE), SIZE)).isIn(200, 201);
    assertThat(anna.isServed(room)).isTrue();
    return room;
  }

  /// Makes an installation, which commands other than this one expect to be there.
  private void install(String data) throws IOException, InterruptedException {
    var added = PackagedProgram.run(folder, "correct horse\n", "users", "add", "carla", data);
    assertThat(added.status()).as(added.output()).isZero();
  }

  private PackagedProgram.Result media(String... words) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of(words));
    line.addFirst("media");
    return PackagedProgram.run(folder, "", line.toArray(String[]::new));
  }
}
