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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `sotto media verify` on a bucket in which others have been.
@Tag("full")
final class BucketVerifyCommandTest {
  private static final String UNCLAIMED = "media/77/00000000-0000-4000-8000-000000000001.bin";
  private static final String FOREIGN = "media/readme.txt";
  private static final int SIZE = 2_000;

  @TempDir private Path folder;

  @Test
  void damageShouldBeFoundAndRepairedWhileTheServerRuns() throws Exception {
    try (var service = EmbeddedS3.start()) {
      service.createBucket("media");
      var owner = new BucketClient(service, "media");
      String setting = service.setting("media");
      try (var server =
              PackagedServer.start(
                  folder, Map.of("SOTTO_MEDIA", setting, "SOTTO_BCRYPT_COST", "10"));
          HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
        MediaRestClient anna = MediaRestClient.register(http, server.url());
        Room whole = uploaded(anna);
        Room lost = uploaded(anna);
        Room cut = uploaded(anna);
        Room changed = uploaded(anna);
        // The first look at the bytes gives checksums.
        assertThat(verify(setting, "--content").status()).isZero();

        owner.remove(lost.key());
        owner.put(cut.key(), new byte[1]);
        owner.put(changed.key(), new byte[SIZE]);
        owner.put(UNCLAIMED, new byte[2]);
        owner.put(FOREIGN, new byte[3]);

        var found = verify(setting, "--content");
        assertThat(found.status()).as(found.output()).isEqualTo(3);
        assertThat(found.output())
            .contains("missing    " + lost.key())
            .contains("wrong size " + cut.key() + ": 1 bytes instead of 2000")
            .contains("damaged    " + changed.key())
            .contains("unclaimed  " + UNCLAIMED)
            .contains("foreign    " + FOREIGN)
            .doesNotContain(whole.key(), "Exception");
        var repaired = verify(setting, "--content", "--repair");
        assertThat(repaired.output()).contains("foreign    " + FOREIGN);
        assertThat(anna.isServed(whole)).isTrue();
        for (Room gone : List.of(lost, cut, changed)) {
          assertThat(anna.isServed(gone)).isFalse();
        }
        assertThat(owner.keys("")).containsExactlyInAnyOrder(whole.key(), FOREIGN);
        owner.remove(FOREIGN);
        assertThat(verify(setting, "--content").status()).isZero();
        assertThat(server.log()).doesNotContain("Exception");
      }
    }
  }

  private static Room uploaded(MediaRestClient anna) throws IOException, InterruptedException {
    Room room = anna.create(SIZE);
    assertThat(anna.put(room, new SeededByteStream(3, SIZE), SIZE)).isEqualTo(200);
    assertThat(anna.isServed(room)).isTrue();
    return room;
  }

  private PackagedProgram.Result verify(String media, String... options)
      throws IOException, InterruptedException {
    var line = new ArrayList<>(List.of("media", "verify", "--media=" + media));
    line.addAll(List.of(options));
    return PackagedProgram.run(folder, "", line.toArray(String[]::new));
  }
}
