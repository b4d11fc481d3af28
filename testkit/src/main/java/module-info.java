// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

import org.jspecify.annotations.NullMarked;

/// What every adapter must do, as tests: one contract per port, and the few doubles that tests
/// need. For tests only; the server does not ship it.
@NullMarked
module dev.sotto.testkit {
  requires static org.jspecify;
  requires embedded.postgres;
  requires embedded.redis;
  requires java.logging;
  requires java.net.http;
  requires transitive java.sql;
  requires transitive dev.sotto.core;
  requires transitive org.assertj.core;
  requires transitive org.junit.jupiter.api;

  exports dev.sotto.testkit;
  exports dev.sotto.testkit.account;
  exports dev.sotto.testkit.audit;
  exports dev.sotto.testkit.call;
  exports dev.sotto.testkit.clamd;
  exports dev.sotto.testkit.cluster;
  exports dev.sotto.testkit.contact;
  exports dev.sotto.testkit.data;
  exports dev.sotto.testkit.device;
  exports dev.sotto.testkit.fixture;
  exports dev.sotto.testkit.fuzz;
  exports dev.sotto.testkit.installation;
  exports dev.sotto.testkit.key;
  exports dev.sotto.testkit.limit;
  exports dev.sotto.testkit.machine;
  exports dev.sotto.testkit.mailbox;
  exports dev.sotto.testkit.media;
  exports dev.sotto.testkit.message;
  exports dev.sotto.testkit.postgres;
  exports dev.sotto.testkit.power;
  exports dev.sotto.testkit.push;
  exports dev.sotto.testkit.receipt;
  exports dev.sotto.testkit.redis;
  exports dev.sotto.testkit.relay;
  exports dev.sotto.testkit.revision;
  exports dev.sotto.testkit.room;
  exports dev.sotto.testkit.s3;
  exports dev.sotto.testkit.session;
  exports dev.sotto.testkit.socket;
  exports dev.sotto.testkit.spi;
  exports dev.sotto.testkit.tls;
  exports dev.sotto.testkit.transfer;
}
