// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.distribution.media.MediaRestClient.Room;
import dev.sotto.distribution.program.PackagedServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills the server while objects are uploaded.
@Tag("full")
final class KilledUploadTest {
  private static final int KILLS = 3;
  private static final int UPLOADS = 12;
  private static final long SIZE = 6_000_000;

  @TempDir private Path folder;

  @Test
  void objectShouldBeServedWholeOrNotAtAllAfterAKill() throws Exception {
    Map<String, String> settings = Map.of("SOTTO_LIMITS", "off", "SOTTO_BCRYPT_COST", "10");
    var random = new Random(11);
    int lost = 0;
    try (var server = PackagedServer.start(folder, settings);
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      MediaRestClient anna = MediaRestClient.register(http, server.url());
      for (int kill = 0; kill < KILLS; kill++) {
        List<Room> rooms = new ArrayList<>();
        List<Future<Boolean>> told = new ArrayList<>();
        for (int i = 0; i < UPLOADS; i++) {
          Room room = anna.create(SIZE);
          rooms.add(room);
          told.add(threads.submit(() -> isUploaded(anna, room)));
        }
        LockSupport.parkNanos(random.nextInt(150_000_000));
        server.kill();
        server.restart();

        for (int i = 0; i < UPLOADS; i++) {
          boolean served = anna.isServed(rooms.get(i));
          if (served) {
            assertThat(SeededByteStream.isAllOf(anna.get(rooms.get(i)), 5, SIZE)).isTrue();
          } else {
            lost++;
          }
          // What the client was told is there.
          assertThat(served || !told.get(i).get()).isTrue();
        }
      }
    }
    assertThat(lost).as("uploads that a kill has broken off").isPositive();
  }

  private static boolean isUploaded(MediaRestClient anna, Room room) throws InterruptedException {
    try {
      return anna.put(room, new SeededByteStream(5, SIZE), SIZE) == 201;
    } catch (IOException e) {
      return false;
    }
  }
}
