// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.distribution.media.MediaRestClient.Room;
import dev.sotto.distribution.program.PackagedProgram;
import dev.sotto.distribution.program.PackagedServer;
import dev.sotto.testkit.s3.EmbeddedS3;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Media on the way from a folder to a bucket and back, as `docs/operations.md` tells it.
@Tag("full")
final class MovedMediaTest {
  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final long SIZE = 200_000;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final EmbeddedS3 service = EmbeddedS3.start();

  /// Each with the seed of its bytes.
  private final Map<Room, Integer> objects = new LinkedHashMap<>();

  @TempDir private Path folder;

  @AfterEach
  void stop() {
    service.close();
    http.close();
  }

  @Test
  void mediaShouldMoveToABucketAndBack() throws Exception {
    service.createBucket("media");
    var owner = new BucketClient(service, "media");
    String bucket = service.setting("media");
    Path media = folder.resolve("data/media/media");
    Room early;
    Room fileless;
    try (var server = start("file:data/media")) {
      MediaRestClient anna = MediaRestClient.register(http, server.url());
      early = upload(anna);
      fileless = upload(anna);
      upload(anna);
      assertThat(server.stop(GRACE)).isZero();
    }

    owner.upload(media, "media/");

    assertWhole(bucket);
    try (var server = start(bucket)) {
      MediaRestClient anna = MediaRestClient.logIn(http, server.url(), "anna");
      assertSameBytes(anna);
      assertThat(server.get("/" + early.key())).isEqualTo(404);
      upload(anna);
      assertThat(anna.delete(fileless)).isTrue();
      objects.remove(fileless);
      assertSameBytes(anna);
      assertThat(server.stop(GRACE)).isZero();
    }
    assertThat(owner.keys("media/"))
        .containsExactlyInAnyOrderElementsOf(objects.keySet().stream().map(Room::key).toList());

    Files.move(media, folder.resolve("before"));
    owner.download("media/", media);

    assertWhole("file:data/media");
    try (var server = start("file:data/media")) {
      assertSameBytes(MediaRestClient.logIn(http, server.url(), "anna"));
      assertThat(server.stop(GRACE)).isZero();
    }
    Path file = folder.resolve("data/media").resolve(early.key());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  private PackagedServer start(String media) throws Exception {
    return PackagedServer.start(folder, Map.of("SOTTO_MEDIA", media, "SOTTO_BCRYPT_COST", "10"));
  }

  private Room upload(MediaRestClient anna) throws Exception {
    int seed = objects.size();
    Room room = anna.create(SIZE);
    assertThat(anna.put(room, new SeededByteStream(seed, SIZE), SIZE)).isBetween(200, 201);
    assertThat(anna.isServed(room)).isTrue();
    objects.put(room, seed);
    return room;
  }

  private void assertSameBytes(MediaRestClient anna) throws Exception {
    for (Map.Entry<Room, Integer> object : objects.entrySet()) {
      assertThat(SeededByteStream.isAllOf(anna.get(object.getKey()), object.getValue(), SIZE))
          .isTrue();
    }
  }

  private void assertWhole(String media) throws Exception {
    List<String> line = new ArrayList<>(List.of("media", "verify", "--content"));
    line.add("--media=" + media);
    PackagedProgram.Result verified = PackagedProgram.run(folder, "", line.toArray(String[]::new));
    assertThat(verified.status()).as(verified.output()).isZero();
  }
}
