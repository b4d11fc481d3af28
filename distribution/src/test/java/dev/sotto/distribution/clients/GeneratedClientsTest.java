// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.distribution.program.PackageRegistry;
import dev.sotto.distribution.program.PackagedProgram;
import dev.sotto.distribution.program.PackagedServer;
import dev.sotto.distribution.program.ShellCommand;
import dev.sotto.testkit.machine.DebianPackage;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The description that a server hands out is valid, and what is generated from it compiles,
/// registers with the server and reads its account.
@Tag("full")
final class GeneratedClientsTest {
  private static final String TYPESCRIPT = "typescript@5.9.3";

  @TempDir private Path folder;

  private PackagedServer server;
  private Path description;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    server = PackagedServer.start(folder, Map.of("SOTTO_BCRYPT_COST", "10"));
    description = folder.resolve("openapi.yaml");
    try (HttpClient client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create(server.url() + "/openapi.yaml")).build();
      client.send(request, BodyHandlers.ofFile(description));
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void descriptionShouldBeValid() throws IOException, InterruptedException {
    var result = ClientGenerator.validate(description);

    assertThat(result.status()).as(result.output()).isZero();
    assertThat(result.output()).contains("No validation issues detected").doesNotContain("Warn");
  }

  @Test
  void javaClientShouldCompileAndRegister() throws IOException, InterruptedException {
    Path sources = folder.resolve("java");
    succeed(
        ClientGenerator.generate(
            description,
            sources,
            "-g=java",
            "--library=native",
            "--global-property=apiTests=false,modelTests=false,apiDocs=false,modelDocs=false",
            "--additional-properties=invokerPackage=client,apiPackage=client.api,"
                + "modelPackage=client.model,openApiNullable=false,useJakartaEe=true"));
    copy("RegisterAndRead.java", sources.resolve("src/main/java/RegisterAndRead.java"));
    String libraries =
        PackagedProgram.HOME.resolve("lib")
            + "/*"
            + File.pathSeparator
            + ClientGenerator.TOOLS
            + "/*";

    List<String> compile =
        new ArrayList<>(
            List.of(java("javac"), "-proc:none", "-d", folder + "/classes", "-cp", libraries));
    try (Stream<Path> files = Files.walk(sources)) {
      files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(compile::add);
    }
    succeed(ShellCommand.run(folder, Map.of(), compile));
    var run =
        ShellCommand.run(
            folder,
            Map.of(),
            List.of(
                java("java"),
                "-cp",
                folder + "/classes" + File.pathSeparator + libraries,
                "RegisterAndRead",
                server.url()));

    succeed(run);
    assertThat(run.output()).contains("registered java-client");
  }

  @Test
  void typeScriptClientShouldCompileStrictlyAndRegister() throws IOException, InterruptedException {
    var npm = new DebianPackage("npm", List.of("node", "npm"));
    npm.assumeInstalled("the TypeScript client that is generated from /openapi.yaml");
    Path sources = folder.resolve("typescript");
    succeed(
        ClientGenerator.generate(
            description,
            sources,
            "-g=typescript-fetch",
            "--additional-properties=supportsES6=true"));
    copy("register.ts", sources.resolve("register.ts"));
    Path tools = ClientGenerator.TOOLS.resolve("node");
    Files.createDirectories(tools);
    if (!Files.exists(tools.resolve("node_modules/typescript"))) {
      PackagedProgram.Result installed =
          ShellCommand.run(
              tools,
              Map.of(),
              List.of(
                  npm.path("npm"),
                  "install",
                  "--no-save",
                  "--no-audit",
                  "--no-fund",
                  "--ignore-scripts",
                  TYPESCRIPT));
      PackageRegistry.NPM.assumeReached("the TypeScript client", installed);
      succeed(installed);
    }

    succeed(
        ShellCommand.run(
            sources,
            Map.of(),
            List.of(
                npm.path("node"),
                tools.resolve("node_modules/typescript/bin/tsc").toString(),
                "--strict",
                "--target",
                "es2022",
                "--module",
                "commonjs",
                "--lib",
                "es2022,dom",
                "--outDir",
                folder + "/compiled",
                "register.ts")));
    var run =
        ShellCommand.run(
            folder, Map.of(), List.of(npm.path("node"), "compiled/register.js", server.url()));

    succeed(run);
    assertThat(run.output()).contains("registered typescript-client");
  }

  private static void succeed(PackagedProgram.Result result) {
    assertThat(result.status()).as(result.output()).isZero();
  }

  private static void copy(String name, Path target) throws IOException {
    try (InputStream in =
        GeneratedClientsTest.class.getResourceAsStream("/clients/" + name + ".txt")) {
      Files.copy(in, target);
    }
  }

  private static String java(String program) {
    return Path.of(System.getProperty("java.home"), "bin", program).toString();
  }
}
