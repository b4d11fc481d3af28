// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.redis.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.cluster.Topic;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.AdapterUrl.InvalidUrl;
import io.lettuce.core.RedisURI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RedisUrlTest {
  @Test
  void parseShouldFillInWhatIsUsual() {
    RedisUrl url = parse("redis://cache");

    RedisURI server = url.servers().getFirst();
    assertThat(server.getHost()).isEqualTo("cache");
    assertThat(server.getPort()).isEqualTo(6379);
    assertThat(server.isSsl()).isFalse();
    assertThat(server.getDatabase()).isZero();
    assertThat(url.cluster()).isFalse();
    assertThat(url.keys().prefix()).isEqualTo("sotto:");
  }

  @Test
  void parseShouldTakeEveryPart() {
    RedisUrl url = parse("rediss://anna:p%40ss@[::1]:7000/3?prefix=chat.");

    RedisURI server = url.servers().getFirst();
    assertThat(server.getHost()).isEqualTo("::1");
    assertThat(server.getPort()).isEqualTo(7000);
    assertThat(server.isSsl()).isTrue();
    assertThat(server.isVerifyPeer()).isTrue();
    assertThat(server.getDatabase()).isEqualTo(3);
    var login = server.getCredentialsProvider().resolveCredentials().block();
    assertThat(login.getUsername()).isEqualTo("anna");
    assertThat(login.getPassword()).isEqualTo("p@ss".toCharArray());
    assertThat(url.keys().channel(Topic.EVERY_NODE)).isEqualTo("chat.2:3:topic:nodes");
  }

  @Test
  void parseShouldTakeAPasswordWithoutUser() {
    var login =
        parse("redis://:secret@cache")
            .servers()
            .getFirst()
            .getCredentialsProvider()
            .resolveCredentials()
            .block();

    assertThat(login.hasUsername()).isFalse();
    assertThat(login.getPassword()).isEqualTo("secret".toCharArray());
  }

  @Test
  void parseShouldTakeTheNodesOfACluster() {
    RedisUrl url = parse("rediss://:secret@one:7000,two?cluster=true&prefix=a");

    assertThat(url.cluster()).isTrue();
    assertThat(url.servers()).extracting(RedisURI::getHost).containsExactly("one", "two");
    assertThat(url.servers()).extracting(RedisURI::getPort).containsExactly(7000, 6379);
    assertThat(url.servers()).allMatch(RedisURI::isSsl);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "redis:",
        "redis:host",
        "redis://",
        "redis://:secret@",
        "redis://one,two",
        "redis://host:port",
        "redis://host:0",
        "redis://host:65536",
        "redis://host/abc",
        "redis://host/1?cluster=true",
        "redis://host?cluster=perhaps",
        "redis://host?timeout=1",
        "redis://host?prefix=",
        "redis://host?prefix={a}",
        "redis://:se cret@host",
        "redis://:sec#ret@host",
        "redis://:secret%FF@host",
        "redis://host?prefix=%ff",
      })
  void parseShouldSayWhatItExpectsWithoutTheSecret(String text) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(InvalidUrl.class)
        .hasMessageStartingWith("redis:")
        .hasMessageNotContaining("secret");
  }

  @Test
  void bucketShouldHideWhatItCounts() {
    RedisKeys keys = parse("redis://host").keys();

    assertThat(keys.bucket("login-address 192.0.2.1"))
        .matches("sotto:2:level:[A-Za-z0-9_-]{22}")
        .isNotEqualTo(keys.bucket("login-address 192.0.2.2"));
    assertThat(parse("redis://host")).hasToString("RedisUrl[…]");
  }

  private static RedisUrl parse(String text) {
    return RedisUrl.parse(AdapterUrl.parse(text));
  }
}
