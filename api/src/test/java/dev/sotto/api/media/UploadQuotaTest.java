// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.TestServer;
import dev.sotto.api.media.MediaClient.Room;
import dev.sotto.api.rest.TestResponse;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.media.MediaObjects;
import dev.sotto.core.media.MediaPolicy;
import dev.sotto.core.media.object.MediaUsage;
import dev.sotto.core.media.scan.UnscannedPolicy;
import dev.sotto.core.server.BackgroundJobs;
import dev.sotto.testkit.Concurrently;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The room that uploads take, and give back.
@Tag("full")
final class UploadQuotaTest {
  private static final int QUOTA = 1_000_000;

  private final TestServer server =
      TestServer.start(
          TestServer.Setup.standard()
              .withMedia(
                  new MediaPolicy(QUOTA, 500_000, Duration.ofDays(30), UnscannedPolicy.REFUSE)));
  private final MediaClient ada = MediaClient.registered(server, "ada");

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void uploadsThatHaveNotBegunShouldTakeNoRoom() {
    List<Room> parts = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      parts.add(inParts(400_000));
      ada.create(400_000, "");
    }
    assertThat(usage()).isEqualTo(new MediaUsage(0, 0));

    ada.upload(MediaClient.bytes(500_000), "");
    assertThat(MediaClient.patch(parts.getFirst(), 0, new byte[1]).statusCode()).isEqualTo(204);
    assertThat(usage()).isEqualTo(new MediaUsage(2, 900_000));
    HttpResponse<byte[]> refused = MediaClient.patch(parts.getLast(), 0, new byte[1]);
    assertThat(refused.statusCode()).isEqualTo(413);
    assertThat(new String(refused.body(), StandardCharsets.UTF_8)).contains("QUOTA_EXCEEDED");

    assertThat(delete(parts.getFirst()).statusCode()).isEqualTo(204);
    assertThat(MediaClient.patch(parts.getLast(), 0, new byte[1]).statusCode()).isEqualTo(204);
    assertThat(MediaClient.patch(parts.getFirst(), 0, new byte[1]).statusCode()).isEqualTo(410);
    assertThat(delete(parts.getFirst()).statusCode()).isEqualTo(410);
  }

  @Test
  void roomShouldBeGivenBackWhenAnUploadBreaksOff() {
    Room room = ada.create(400_000, "");
    String head =
        "PUT %s HTTP/1.1\r\nHost: a\r\nContent-Length: 400000\r\n\r\n".formatted(room.target());

    MediaClient.speak(server, head, new byte[399_999]);

    assertThat(usage()).isEqualTo(new MediaUsage(0, 0));
    assertThat(MediaClient.put(room.url(), new byte[400_000]).statusCode()).isEqualTo(201);
    assertThat(usage()).isEqualTo(new MediaUsage(1, 400_000));
  }

  @Test
  void quotaShouldHoldWhenManyUploadAtOnce() {
    uploadAtOnce();
  }

  @RepeatedTest(50)
  void quotaShouldHoldAlways() {
    uploadAtOnce();
  }

  private void uploadAtOnce() {
    List<Room> rooms = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      rooms.add(ada.create(200_000, ""));
    }

    List<Integer> answers =
        Concurrently.call(
            20, i -> MediaClient.put(rooms.get(i).url(), new byte[200_000]).statusCode());

    assertThat(answers).containsOnly(201, 413);
    assertThat(answers.stream().filter(status -> status == 201)).hasSize(5);
    assertThat(usage()).isEqualTo(new MediaUsage(5, QUOTA));
    assertThat(MediaClient.files(server)).hasSize(5);
    ada.client()
        .post("/api/media", "{\"contentType\":\"a/b\",\"size\":1}")
        .assertProblem(413, "QUOTA_EXCEEDED");
  }

  @Test
  void uploadsThatHaveNotBegunShouldBeCounted() {
    for (int i = 0; i < MediaObjects.MAX_AWAITED; i++) {
      ada.create(1, "");
    }

    TestResponse refused = ada.client().post("/api/media", "{\"contentType\":\"a/b\",\"size\":1}");
    refused.assertProblem(413, "QUOTA_EXCEEDED");
    assertThat(refused.json().path("detail").asText()).contains("have not begun");

    server.advance(MediaObjects.UPLOAD_TIME.plus(BackgroundJobs.MEDIA));
    ada.create(1, "");
  }

  @Test
  void unfinishedUploadsShouldBeListedAndDeleted() {
    MediaClient bob = MediaClient.registered(server, "bob");
    bob.create(5, "");
    ada.upload(MediaClient.bytes(5), "");
    List<String> keys = new ArrayList<>();
    keys.add(ada.create(5, "").key());
    Room begun = inParts(10);
    keys.add(begun.key());
    MediaClient.patch(begun, 0, new byte[4]);
    keys.add(inParts(10).key());

    List<String> listed = new ArrayList<>();
    String next = "";
    do {
      JsonNode page = ada.client().get("/api/media/uploads?limit=2&after=" + next).data(200);
      page.path("uploads").forEach(upload -> listed.add(upload.path("key").asText()));
      page.path("uploads")
          .forEach(
              upload -> {
                assertThat(upload.path("uploaded").asBoolean()).isFalse();
                assertThat(upload.path("state").asText()).isEqualTo("created");
              });
      next = page.path("next").isNull() ? "" : page.path("next").asText();
    } while (!next.isEmpty());
    assertThat(listed).isSorted().containsExactlyInAnyOrderElementsOf(keys);

    for (String key : keys) {
      bob.client().delete("/api/" + key).assertProblem(404, "NOT_FOUND");
      ada.client().delete("/api/" + key).data(200);
    }
    assertThat(ada.client().get("/api/media/uploads").data(200).path("uploads")).isEmpty();
    assertThat(MediaClient.files(server)).hasSize(1);
    ada.client().get("/api/media/uploads?after=x").assertProblem(400, "INVALID_REQUEST");
    ada.client().get("/api/media/uploads?limit=101").assertProblem(400, "INVALID_REQUEST");
  }

  @Test
  void uploadInPartsShouldEndAnHourAfterItsLastByte() {
    Room idle = inParts(10);
    Room slow = inParts(10);
    for (int i = 0; i < 9; i++) {
      server.advance(Duration.ofMinutes(59));
      assertThat(MediaClient.patch(slow, i, new byte[1]).statusCode()).isEqualTo(204);
    }

    assertThat(MediaClient.patch(idle, 0, new byte[1]).statusCode()).isEqualTo(410);
    assertThat(MediaClient.patch(slow, 9, new byte[1]).statusCode()).isEqualTo(204);
    assertThat(usage()).isEqualTo(new MediaUsage(1, 10));
    assertThat(MediaClient.files(server)).hasSize(1);
  }

  @Test
  void uploadInPartsShouldGiveItsRoomBackWhenNothingComes() {
    Room room = inParts(400_000);
    HttpResponse<byte[]> part = MediaClient.patch(room, 0, new byte[100_000]);
    assertThat(part.headers().firstValue("Upload-Expires")).isPresent();
    assertThat(usage()).isEqualTo(new MediaUsage(1, 400_000));

    server.advance(MediaObjects.AWAITED_TIME.minusMinutes(1));
    assertThat(usage()).isEqualTo(new MediaUsage(1, 400_000));
    server.advance(Duration.ofMinutes(3).plus(BackgroundJobs.MEDIA));

    assertThat(usage()).isEqualTo(new MediaUsage(0, 0));
    assertThat(MediaClient.files(server)).isEmpty();
  }

  @Test
  void uploadInPartsShouldTakeADayAtMost() {
    Room room = inParts(100);
    for (int i = 0; i < 25; i++) {
      assertThat(MediaClient.patch(room, i, new byte[1]).statusCode()).isEqualTo(204);
      server.sleep(Duration.ofMinutes(58));
    }

    assertThat(MediaClient.patch(room, 25, new byte[1]).statusCode()).isEqualTo(410);
    server.advance(Duration.ofHours(2));
    assertThat(MediaClient.files(server)).isEmpty();
  }

  private MediaUsage usage() {
    return server.storage().media().usage(new AccountId(ada.client().id()));
  }

  private Room inParts(long size) {
    String length = Long.toString(size);
    return Room.of(
        ada.client()
            .send(
                "POST",
                "/api/media/uploads",
                "",
                MediaClient.TUS[0],
                MediaClient.TUS[1],
                "Upload-Length",
                length)
            .data(201));
  }

  private static HttpResponse<byte[]> delete(Room room) {
    return MediaClient.send("DELETE", room.url(), BodyPublishers.noBody(), MediaClient.TUS);
  }
}
