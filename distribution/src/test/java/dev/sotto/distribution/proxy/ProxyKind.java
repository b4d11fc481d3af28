// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.proxy;

import dev.sotto.distribution.program.PackagedProgram;
import dev.sotto.testkit.machine.DebianPackage;
import dev.sotto.testkit.tls.TestCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A reverse proxy: the file that the program ships for it, put on other ports, and the shortest
/// file with which it proxies at all.
enum ProxyKind {
  NGINX(1, "nginx", "nginx.conf") {
    @Override
    String shipped(String file, Ports ports, TestCertificate certificate) {
      return main(
          file.replace("listen 80;", "listen 127.0.0.1:" + ports.plain() + ";")
              .replace("listen 443 ", "listen 127.0.0.1:" + ports.secure() + " ")
              .replace("127.0.0.1:8080", "127.0.0.1:" + ports.server())
              .replace("chat.example.org", "localhost")
              .replace("/etc/ssl/sotto/fullchain.pem", certificate.certificate().toString())
              .replace("/etc/ssl/sotto/privkey.pem", certificate.key().toString()),
          certificate);
    }

    @Override
    String bare(Ports ports, Path folder) {
      return main(
          "server { listen 127.0.0.1:%d; location / { proxy_pass http://127.0.0.1:%d; } }"
              .formatted(ports.plain(), ports.server()),
          folder);
    }

    @Override
    List<String> command(Path folder, Path file) {
      return List.of(
          program(), "-p", folder.toString(), "-c", file.toString(), "-g", "daemon off;");
    }

    private String main(String http, TestCertificate certificate) {
      return main(http, certificate.key().getParent());
    }

    /// What Debian's main file has around a site.
    private String main(String http, Path folder) {
      String temporary =
          "client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy; fastcgi_temp_path %1$s/f;"
                  .formatted(folder)
              + " uwsgi_temp_path %1$s/u; scgi_temp_path %1$s/s;".formatted(folder);
      return """
      %s
      worker_processes 1;
      pid %s/nginx.pid;
      error_log stderr;
      events { worker_connections 512; }
      http { access_log off; %s
      %s
      }
      """
          .formatted(isRoot() ? "user root;" : "", folder, temporary, http);
    }
  },
  HAPROXY(2, "haproxy", "haproxy.cfg") {
    @Override
    String shipped(String file, Ports ports, TestCertificate certificate) throws IOException {
      Path both = certificate.key().resolveSibling("haproxy.pem");
      Files.writeString(
          both, Files.readString(certificate.certificate()) + Files.readString(certificate.key()));
      // A machine of tests may not let it open so many files.
      return file.replace("maxconn 60000", "maxconn 500")
          .replace("bind :80\n", "bind 127.0.0.1:" + ports.plain() + "\n")
          .replace("bind :443 ", "bind 127.0.0.1:" + ports.secure() + " ")
          .replace("127.0.0.1:8080", "127.0.0.1:" + ports.server())
          .replace("/etc/ssl/sotto/chat.pem", both.toString());
    }

    @Override
    String bare(Ports ports, Path folder) {
      return """
      defaults
        mode http
        timeout connect 5s
        timeout client 60s
        timeout server 60s
      listen sotto
        bind 127.0.0.1:%d
        server a 127.0.0.1:%d
      """
          .formatted(ports.plain(), ports.server());
    }

    @Override
    List<String> command(Path folder, Path file) {
      return List.of(program(), "-db", "-f", file.toString());
    }
  },
  CADDY(3, "caddy", "Caddyfile") {
    @Override
    String shipped(String file, Ports ports, TestCertificate certificate) {
      // No certificate authority can be reached from here: the test brings its own certificate.
      return """
      {
      	admin off
      	auto_https disable_redirects
      	http_port %d
      	default_bind 127.0.0.1
      }
      """
              .formatted(ports.plain())
          + file.replace(
                  "chat.example.org {",
                  "https://localhost:%d {\n\ttls %s %s"
                      .formatted(ports.secure(), certificate.certificate(), certificate.key()))
              .replace("127.0.0.1:8080", "127.0.0.1:" + ports.server());
    }

    @Override
    String bare(Ports ports, Path folder) {
      return """
      {
      	admin off
      	default_bind 127.0.0.1
      }
      http://localhost:%d {
      	reverse_proxy 127.0.0.1:%d
      }
      """
          .formatted(ports.plain(), ports.server());
    }

    @Override
    List<String> command(Path folder, Path file) {
      return List.of(program(), "run", "--config", file.toString(), "--adapter", "caddyfile");
    }
  };

  private final int number;
  private final String program;
  private final String fileName;

  ProxyKind(int number, String program, String fileName) {
    this.number = number;
    this.program = program;
    this.fileName = fileName;
  }

  /// {@return its own, from 1}
  int number() {
    return number;
  }

  /// Skips the caller's tests, and says so, unless the proxy is installed.
  void assumeInstalled() {
    debian().assumeInstalled("the file for " + program + " in deploy/");
  }

  boolean isInstalled() {
    return debian().isInstalled();
  }

  String program() {
    return debian().path(program);
  }

  /// {@return what the program ships, as it is}
  String file() throws IOException {
    return Files.readString(PackagedProgram.HOME.resolve("deploy").resolve(fileName));
  }

  /// {@return the file of the program on these ports, for the host `localhost`}
  abstract String shipped(String file, Ports ports, TestCertificate certificate) throws IOException;

  /// {@return the shortest file with which the proxy proxies}
  abstract String bare(Ports ports, Path folder);

  abstract List<String> command(Path folder, Path file);

  private DebianPackage debian() {
    return new DebianPackage(program, List.of(program));
  }

  /// nginx gives its rights away, and could then not read the folders of a test.
  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  /// Ports of this machine.
  ///
  /// @param server of the server behind the proxy
  record Ports(int plain, int secure, int server) {}
}
