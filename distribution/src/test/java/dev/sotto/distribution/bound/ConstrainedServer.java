// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.bound;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sotto.distribution.program.PackagedProgram;
import dev.sotto.distribution.program.PackagedServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The packaged program with a heap of 64 MiB and 512 descriptors, for all tests of one class. It
/// must say after each of them that it lives.
final class ConstrainedServer implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration AT_ONCE = Duration.ofSeconds(5);
  private static final String PASSWORD = "for tests only, and long enough";
  private static final int PATIENCE_MILLIS = 30_000;

  private final HttpClient http = HttpClient.newHttpClient();
  private Path folder;
  private PackagedServer server;

  @Override
  public void beforeAll(ExtensionContext context) throws IOException, InterruptedException {
    var small =
        Map.of(
            "SOTTO_JAVA_OPTS",
            "-Xmx64m",
            "SOTTO_BCRYPT_COST",
            "10",
            "SOTTO_METRICS_PASSWORD",
            PASSWORD);
    folder = Files.createTempDirectory("small-server");
    server = PackagedServer.startFrom(withFewDescriptors(folder), folder, small);
  }

  @Override
  public void afterEach(ExtensionContext context) throws InterruptedException {
    assertAlive();
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    if (server != null) {
      server.close();
    }
    http.close();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    }
  }

  /// {@return a home whose launcher allows 512 descriptors}
  private static Path withFewDescriptors(Path folder) throws IOException {
    Path home = Files.createDirectories(folder.resolve("home/bin"));
    Path launcher = home.resolve("sotto");
    Files.writeString(
        launcher,
        "#!/bin/sh\nulimit -n 512\nexec \"%s\" \"$@\"\n"
            .formatted(PackagedProgram.HOME.resolve("bin/sotto")));
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    return home.getParent();
  }

  int port() {
    return server.port();
  }

  String log() {
    return server.log();
  }

  /// Fails unless the server says soon that it lives.
  void assertAlive() throws InterruptedException {
    try {
      assertThat(status("/health/live")).as(server.log()).isEqualTo(200);
    } catch (IOException e) {
      throw new AssertionError("it does not say that it lives:\n" + server.log(), e);
    }
  }

  /// {@return the status of `GET path`}
  int status(String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(uri(path)).timeout(AT_ONCE).build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }

  /// {@return the token of a new account}
  String register(String handle) throws IOException, InterruptedException {
    String body = "{\"handle\":\"%s\",\"password\":\"long enough\"}".formatted(handle);
    return post("/api/auth/register", "", body).path("accessToken").asText();
  }

  /// {@return the id of the account with that token}
  long id(String token) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(uri("/api/me")).header("Authorization", "Bearer " + token).build();
    String answer = http.send(request, BodyHandlers.ofString()).body();
    return JSON.readTree(answer).path("data").path("id").asLong();
  }

  /// Lets the account with that token write to another.
  void addContact(String token, long to) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(uri("/api/contacts/" + to))
            .header("Authorization", "Bearer " + token)
            .PUT(HttpRequest.BodyPublishers.noBody())
            .build();
    assertThat(http.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
  }

  /// Sends a message of so many bytes.
  void send(String token, long to, int size) throws IOException, InterruptedException {
    String body =
        "{\"to\":%d,\"clientMessageId\":\"%s\",\"body\":\"%s\"}"
            .formatted(to, UUID.randomUUID(), "a".repeat(size));
    JsonNode sent = post("/api/messages", token, body);
    assertThat(sent.path("id").asLong()).as(sent.toString()).isPositive();
  }

  /// {@return how many WebSockets are open}
  int openSockets() throws IOException, InterruptedException {
    return server
        .metrics(PASSWORD)
        .lines()
        .filter(line -> line.startsWith("sotto_sockets_open "))
        .map(line -> (int) Double.parseDouble(line.split(" ", 2)[1]))
        .findFirst()
        .orElseThrow();
  }

  /// {@return where an object of so many bytes is to be uploaded}
  URI createObject(String token, int size) throws IOException, InterruptedException {
    String body = "{\"contentType\":\"image/jpeg\",\"size\":%d}".formatted(size);
    return URI.create(post("/api/media", token, body).path("uploadUrl").asText());
  }

  /// {@return where an object is to be had}
  URI download(String token, String key) throws IOException, InterruptedException {
    String path = "/api/" + key + "/download-url";
    return URI.create(post(path, token, "").path("downloadUrl").asText());
  }

  /// {@return the data of the answer}
  private JsonNode post(String path, String token, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return JSON.readTree(http.send(request, BodyHandlers.ofString()).body()).path("data");
  }

  private URI uri(String path) {
    return URI.create(server.url() + path);
  }

  /// {@return a connection that has said `text`}
  Socket say(String text) throws IOException {
    return say("127.0.0.1", text);
  }

  /// {@return a connection from that address of this machine, that has said `text`}
  Socket say(String from, String text) throws IOException {
    var socket =
        new Socket(InetAddress.getLoopbackAddress(), server.port(), InetAddress.ofLiteral(from), 0);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /// {@return a connection that has said `text`, and takes little at a time of what comes}
  Socket sayAndReadSlowly(String text) throws IOException {
    var socket = new Socket();
    socket.setReceiveBufferSize(4 * 1024);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /// {@return everything that comes until the server ends the connection}
  static String answer(Socket socket) throws IOException {
    var answer = new StringBuilder();
    var some = new byte[16 * 1024];
    try {
      for (int count; (count = socket.getInputStream().read(some)) >= 0; ) {
        answer.append(new String(some, 0, count, StandardCharsets.ISO_8859_1));
      }
    } catch (SocketException e) {
      // Reset behind the answer.
    }
    return answer.toString();
  }
}
