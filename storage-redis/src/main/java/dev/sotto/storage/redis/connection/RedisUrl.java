// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.redis.connection;

import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.OperatorFile;
import dev.sotto.core.spi.UrlParameters;
import io.lettuce.core.RedisURI;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The address of Redis, and the prefix and database that are ours:
/// `redis[s]://[[user]:password@]host[:port][,host[:port]…][/db][?cluster=true&prefix=sotto:&cacert=/file.pem]`.
///
/// @param servers one, or the first nodes to ask of a Redis Cluster
/// @param keys makes the names of keys and channels
/// @param authority PEM file of who signed the server's certificate; empty for those that Java
///   trusts
public record RedisUrl(List<RedisURI> servers, boolean cluster, RedisKeys keys, String authority) {
  private static final int DEFAULT_PORT = 6_379;
  private static final int MAX_PORT = 65_535;
  private static final String FORM =
      "redis: expected redis://[user:password@]host[:port][/db][?prefix=sotto:], several hosts with commas and ?cluster=true for Redis Cluster";

  public RedisUrl {
    servers = List.copyOf(servers);
  }

  /// @throws AdapterUrl.InvalidUrl when it is not understood
  public static RedisUrl parse(AdapterUrl url) {
    String rest = url.rest();
    if (!rest.startsWith("//")) {
      throw new AdapterUrl.InvalidUrl(FORM);
    }
    int end = endOfAuthority(rest);
    int at = rest.lastIndexOf('@', end);
    String login = at < 0 ? "" : rest.substring(2, at + 1);
    String[] hosts = rest.substring(at < 0 ? 2 : at + 1, end).split(",", -1);
    URI tail = uri("redis://host" + rest.substring(end));
    if (tail.getRawFragment() != null) {
      throw new AdapterUrl.InvalidUrl("redis: a number sign is written as %23");
    }
    UrlParameters options = url.parameters("cacert", "cluster", "prefix");
    boolean cluster = options.flag("cluster", false);
    int database = database(tail.getRawPath());
    if (hosts.length > 1 && !cluster) {
      throw new AdapterUrl.InvalidUrl("redis: several hosts need ?cluster=true");
    }
    if (cluster && database != 0) {
      throw new AdapterUrl.InvalidUrl("redis: a Redis Cluster has no database but 0");
    }
    var servers = new ArrayList<RedisURI>();
    for (String host : hosts) {
      servers.add(server(url, uri("redis://" + login + host), database));
    }
    var keys = new RedisKeys(options.value("prefix").orElse("sotto:"), database);
    return new RedisUrl(servers, cluster, keys, authority(url, options));
  }

  /// {@return what names the servers to an operator: no user, no password}
  public String name() {
    RedisURI first = servers.getFirst();
    return (first.isSsl() ? "rediss://" : "redis://")
        + servers.stream()
            .map(server -> server.getHost() + ":" + server.getPort())
            .collect(Collectors.joining(","));
  }

  private static String authority(AdapterUrl url, UrlParameters options) {
    String file = options.value("cacert").orElse("");
    if (!file.isEmpty() && !url.scheme().equals("rediss")) {
      throw new AdapterUrl.InvalidUrl("redis: cacert= is for rediss://, which encrypts");
    }
    if (!file.isEmpty()) {
      try {
        OperatorFile.named(file).require(OperatorFile.MAX_CERTIFICATE_BYTES);
      } catch (OperatorFile.Unreadable e) {
        throw new AdapterUrl.InvalidUrl("redis: cacert: " + e.getMessage());
      }
    }
    return file;
  }

  private static int endOfAuthority(String rest) {
    for (int i = 2; i < rest.length(); i++) {
      if (rest.charAt(i) == '/' || rest.charAt(i) == '?') {
        return i;
      }
    }
    return rest.length();
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      // Its message would hold the password.
      throw new AdapterUrl.InvalidUrl(
          FORM + "; write special characters of the password as %40 and so on");
    }
  }

  private static RedisURI server(AdapterUrl url, URI uri, int database) {
    if (uri.getHost() == null) {
      throw new AdapterUrl.InvalidUrl(FORM);
    }
    int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
    if (port < 1 || port > MAX_PORT) {
      throw new AdapterUrl.InvalidUrl("redis: a port is a number from 1 to " + MAX_PORT);
    }
    RedisURI.Builder builder =
        RedisURI.builder()
            .withHost(uri.getHost().replaceAll("[\\[\\]]", ""))
            .withPort(port)
            .withDatabase(database)
            .withTimeout(RedisConnector.HANDSHAKE)
            .withClientName("sotto")
            .withSsl(url.scheme().equals("rediss"));
    String login = uri.getRawUserInfo();
    if (login != null && !login.isEmpty()) {
      int colon = login.indexOf(':');
      String user = url.decoded(login.substring(0, Math.max(colon, 0)));
      char[] password = url.decoded(login.substring(colon + 1)).toCharArray();
      builder =
          user.isEmpty()
              ? builder.withPassword(password)
              : builder.withAuthentication(user, password);
    }
    return builder.build();
  }

  private static int database(String path) {
    String text = path.isEmpty() || path.equals("/") ? "0" : path.substring(1);
    if (!text.chars().allMatch(c -> c >= '0' && c <= '9') || text.length() > 6) {
      throw new AdapterUrl.InvalidUrl("redis: the path is the number of a database, as in /0");
    }
    return Integer.parseInt(text);
  }

  @Override
  public String toString() {
    return "RedisUrl[…]";
  }
}
