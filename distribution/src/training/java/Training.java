// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Makes the AOT cache of a built program (JEP 514): starts it once on an empty data folder, waits
/// until it answers, stops it. The virtual machine then writes down which classes a start loads and
/// links. A program without the cache works all the same and starts more slowly, so nothing here
/// fails a build.
///
/// Run by the build as a single source file: `java Training.java <home of the program>`.
public final class Training {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Training() {}

  static void main(String[] arguments) throws IOException, InterruptedException {
    Path home = Path.of(arguments[0]).toRealPath();
    Path cache = home.resolve("lib/sotto.aot");
    Path data = Files.createTempDirectory("sotto-training");
    try {
      Files.deleteIfExists(cache);
      train(home, data, cache);
    } finally {
      delete(data);
    }
    IO.println(
        Files.exists(cache)
            ? "AOT cache: %d MiB".formatted(Files.size(cache) >> 20)
            : "no AOT cache: the program will start more slowly");
  }

  private static void train(Path home, Path data, Path cache)
      throws IOException, InterruptedException {
    int port = freePort();
    var builder =
        new ProcessBuilder(
                home.resolve("bin/sotto").toString(),
                "serve",
                "--port=" + port,
                "--data=" + data.resolve("data"))
            .directory(data.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().removeIf(name -> name.startsWith("SOTTO_"));
    // Only this collector writes objects into the cache; others read them, too.
    builder.environment().put("SOTTO_JAVA_OPTS", "-XX:+UseG1GC -XX:AOTCacheOutput=" + cache);
    Process program = builder.start();
    try {
      awaitHealth(program, port);
      program.destroy();
      program.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } finally {
      program.destroyForcibly();
    }
  }

  private static void awaitHealth(Process program, int port) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health")).build();
    long end = System.nanoTime() + PATIENCE.toNanos();
    try (var client = HttpClient.newHttpClient()) {
      while (program.isAlive() && System.nanoTime() < end) {
        try {
          client.send(request, HttpResponse.BodyHandlers.discarding());
          return;
        } catch (IOException e) {
          Thread.sleep(50);
        }
      }
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      paths.sorted(Comparator.reverseOrder()).forEach(Training::deleteOne);
    }
  }

  private static void deleteOne(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
