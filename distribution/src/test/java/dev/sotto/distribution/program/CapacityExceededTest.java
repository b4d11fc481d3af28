// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sotto.core.bound.Bound;
import dev.sotto.distribution.crash.RestClient;
import dev.sotto.distribution.crash.SocketClient;
import dev.sotto.testkit.machine.DebianPackage;
import dev.sotto.testkit.machine.Requirement;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The answers of every surface when contacts, mailbox or disk are full.
@Tag("full")
final class CapacityExceededTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> SETTINGS =
      Map.of("SOTTO_BCRYPT_COST", "10", "SOTTO_LIMITS", "off", "SOTTO_FACADES", "foxtrot");
  private static final long SOON_NANOS = TimeUnit.SECONDS.toNanos(20);
  private static final int MIB = 1024 * 1024;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicInteger messages = new AtomicInteger();

  @TempDir private Path folder;

  @AfterEach
  void close() {
    http.shutdownNow();
  }

  @Test
  void contactsShouldBeRefusedBeyondTheirNumber() throws Exception {
    try (var server = PackagedServer.start(folder, SETTINGS)) {
      RestClient anna = RestClient.register(http, server.url(), "anna");
      RestClient berta = RestClient.register(http, server.url(), "berta");
      RestClient carl = RestClient.register(http, server.url(), "carl");
      anna.addContact(berta);
      server.kill();
      new SqliteTestRows(server.data()).contacts(anna, Bound.CONTACTS.most() - 1);
      server.restart();

      HttpResponse<String> refused = contact("PUT", anna, carl);
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
      assertThat(refused.body()).contains("\"TOO_MANY_CONTACTS\"", "10000");
      HttpResponse<String> foxTrot =
          foxTrot(server, "anna", "/addContact", JSON.createObjectNode().put("id", carl.account()));
      assertThat(foxTrot.statusCode()).isEqualTo(409);
      assertThat(foxTrot.body()).contains("too many contacts");

      assertThat(contactsByPages(anna)).hasSize(Bound.CONTACTS.most()).contains(berta.account());
      assertThat(anna.send(berta, "hello")).isEqualTo(201);
      assertThat(contact("PUT", carl, anna).statusCode()).as("the other way").isEqualTo(200);
      assertThat(contact("PUT", anna, berta).statusCode()).as("is one already").isEqualTo(200);
      assertThat(contact("DELETE", anna, berta).statusCode()).isBetween(200, 204);
      assertThat(contact("PUT", anna, carl).statusCode()).isEqualTo(200);
      assertThat(contactsByPages(anna))
          .hasSize(Bound.CONTACTS.most())
          .contains(carl.account())
          .doesNotContain(berta.account());
    }
  }

  /// {@return the ids of all contacts, each once}
  private static Set<Long> contactsByPages(RestClient client) throws Exception {
    Set<Long> all = new HashSet<>();
    String after = "";
    while (true) {
      HttpResponse<String> answer =
          client.call("GET", "/api/contacts?limit=700" + after, JSON.createObjectNode());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      JsonNode page = JSON.readTree(answer.body()).path("data");
      if (page.isEmpty()) {
        return all;
      }
      for (JsonNode contact : page) {
        long id = contact.path("id").longValue();
        assertThat(all.add(id)).as("%d comes once", id).isTrue();
        after = "&after=" + id;
      }
    }
  }

  @Test
  void messagesShouldBeRefusedWhenNobodyReads() throws Exception {
    try (var server = PackagedServer.start(folder, SETTINGS)) {
      RestClient anna = RestClient.register(http, server.url(), "anna");
      RestClient berta = RestClient.register(http, server.url(), "berta");
      anna.addContact(berta);
      berta.addContact(anna);
      server.kill();
      new SqliteTestRows(server.data()).mailbox(anna, berta, Bound.MAILBOX_MESSAGES.most() - 1);
      server.restart();
      assertThat(anna.send(berta, "last")).isEqualTo(201);

      assertRefused(server, anna, berta, "MAILBOX_FULL");

      assertThat(anna.send(berta, "last")).as("repeated").isBetween(200, 201);
      assertThat(berta.send(anna, "back")).as("the other way").isEqualTo(201);
      assertThat(
              berta
                  .call("POST", "/api/mailbox/ack", JSON.createObjectNode().put("sequence", 10))
                  .statusCode())
          .isBetween(200, 204);
      awaitRoom(anna, berta);
    }
  }

  @Test
  void messagesShouldBeRefusedWhileTheDiskIsNearlyFull() throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    try (var server =
        PackagedServer.startFrom(
            onSmallDisk(data, Bound.FREE_DISK.most() / MIB + 60), folder, SETTINGS)) {
      RestClient anna = RestClient.register(http, server.url(), "anna");
      RestClient berta = RestClient.register(http, server.url(), "berta");
      anna.addContact(berta);
      assertThat(anna.send(berta, "first")).isEqualTo(201);
      Path ballast = server.seen(data.resolve("ballast"));
      fill(ballast, 80);

      awaitRefusal(anna, berta);
      assertRefused(server, anna, berta, "DISK_FULL");

      assertThat(upload(anna, 1_000)).as("a file").isEqualTo(507);

      assertThat(anna.send(berta, "first")).as("repeated").isBetween(200, 201);
      assertThat(berta.mailbox()).isNotEmpty();
      assertThat(
              berta
                  .call("POST", "/api/mailbox/ack", JSON.createObjectNode().put("sequence", 1))
                  .statusCode())
          .isBetween(200, 204);
      assertThat(berta.call("GET", "/health/ready", JSON.createObjectNode()).body())
          .contains("\"disk\":\"full\"");
      Files.delete(ballast);
      awaitRoom(anna, berta);
      awaitRoomForFiles(anna);
      assertThat(upload(anna, 70_000_000)).as("a file that would fill the disk").isEqualTo(507);
    }
  }

  /// {@return how the upload of an object of so many bytes is answered}
  private int upload(RestClient owner, int size) throws Exception {
    var made =
        owner.call(
            "POST",
            "/api/media",
            JSON.createObjectNode().put("contentType", "audio/webm").put("size", size));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    URI url = URI.create(JSON.readTree(made.body()).path("data").path("uploadUrl").asText());
    var request =
        HttpRequest.newBuilder(url)
            .expectContinue(true)
            .PUT(HttpRequest.BodyPublishers.ofByteArray(new byte[size]))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  /// On every surface that stores messages.
  private void assertRefused(
      PackagedServer server, RestClient anna, RestClient berta, String problem) throws Exception {
    HttpResponse<String> rest = anna.call("POST", "/api/messages", message(berta));
    assertThat(rest.statusCode()).as(rest.body()).isEqualTo(507);
    assertThat(rest.body()).contains('"' + problem + '"');

    BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    var socket = new SocketClient(anna, frames::add);
    assertThat(socket.say(message(berta).put("type", "send").put("ref", "r").toString())).isTrue();
    JsonNode error = JSON.readTree(frames.poll(20, TimeUnit.SECONDS));
    assertThat(error.path("type").asText()).isEqualTo("error");
    assertThat(error.path("code").asText()).isEqualTo(problem);
    assertThat(error.path("ref").asText()).isEqualTo("r");
    assertThat(socket.hasEnded()).isFalse();
    socket.cut();

    HttpResponse<String> foxTrot =
        foxTrot(
            server,
            "anna",
            "/sendMessage",
            JSON.createObjectNode().put("message", "x").put("contact_id", berta.account()));
    assertThat(foxTrot.statusCode()).as(foxTrot.body()).isEqualTo(507);
    assertThat(foxTrot.body()).contains("send it later");
  }

  private void awaitRefusal(RestClient anna, RestClient berta) throws Exception {
    long end = System.nanoTime() + SOON_NANOS;
    while (anna.send(berta, next()) != 507) {
      assertThat(System.nanoTime()).isLessThan(end);
    }
  }

  /// The disk of files is looked at from time to time, as that of messages is.
  private void awaitRoomForFiles(RestClient anna) throws Exception {
    long end = System.nanoTime() + SOON_NANOS;
    while (upload(anna, 1_000) != 201) {
      assertThat(System.nanoTime()).isLessThan(end);
    }
  }

  private void awaitRoom(RestClient anna, RestClient berta) throws Exception {
    long end = System.nanoTime() + SOON_NANOS;
    while (anna.send(berta, next()) != 201) {
      assertThat(System.nanoTime()).isLessThan(end);
    }
  }

  private String next() {
    return "m" + messages.incrementAndGet();
  }

  private ObjectNode message(RestClient to) {
    return RestClient.message(to, next());
  }

  private static HttpResponse<String> contact(String method, RestClient one, RestClient other)
      throws Exception {
    return one.call(method, "/api/contacts/" + other.account(), JSON.createObjectNode());
  }

  private HttpResponse<String> foxTrot(
      PackagedServer server, String handle, String path, ObjectNode body) throws Exception {
    ObjectNode login =
        JSON.createObjectNode().put("phone_no", handle).put("password", "long enough");
    String token =
        JSON.readTree(post(server, "/login", "", login).body()).path("token").textValue();
    return post(server, path, "JWT " + token, body);
  }

  private HttpResponse<String> post(
      PackagedServer server, String path, String authorization, ObjectNode body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(server.url() + "/foxtrot-api" + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static void fill(Path file, int mebibytes) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < mebibytes; i++) {
        out.write(new byte[MIB]);
      }
    }
  }

  /// {@return the folder of a program that sees a disk of its own at `data`}
  private Path onSmallDisk(Path data, int mebibytes) throws IOException, InterruptedException {
    String subject = "a disk that is nearly full";
    Requirement.assumeLinux(subject);
    new DebianPackage("util-linux", List.of("unshare")).assumeInstalled(subject);
    String confined =
        "exec unshare --map-root-user --mount sh -c 'mount -t tmpfs -o size=%dm,mode=700 tmpfs \"%s\" && exec \"$@\"' sh"
            .formatted(mebibytes, data);
    String probe = "#!/bin/sh\n" + confined + " true\n";
    PackagedProgram.Result mounted = ShellCommand.run(folder, Map.of(), List.of("sh", "-c", probe));
    Requirement.MOUNTS.assume(mounted.status() == 0, subject);
    Path home = folder.resolve("program");
    Path program = Files.createDirectories(home.resolve("bin")).resolve("sotto");
    String script =
        "#!/bin/sh\n%s \"%s\" \"$@\"\n"
            .formatted(confined, PackagedProgram.HOME.resolve("bin/sotto"));
    Files.writeString(program, script);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return home;
  }
}
