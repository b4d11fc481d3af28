// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

import org.jspecify.annotations.NullMarked;

/// The domain of Sotto: its records, rules and use cases, and the ports that they need. Knows no
/// SQL, no HTTP, no vendor and no framework.
@NullMarked
module dev.sotto.core {
  requires static org.jspecify;

  exports dev.sotto.core;
  exports dev.sotto.core.account;
  exports dev.sotto.core.area;
  exports dev.sotto.core.audit;
  exports dev.sotto.core.bound;
  exports dev.sotto.core.call;
  exports dev.sotto.core.call.control;
  exports dev.sotto.core.call.signal;
  exports dev.sotto.core.call.turn;
  exports dev.sotto.core.cluster;
  exports dev.sotto.core.cluster.codec;
  exports dev.sotto.core.concurrent;
  exports dev.sotto.core.connection;
  exports dev.sotto.core.contact;
  exports dev.sotto.core.device;
  exports dev.sotto.core.installation;
  exports dev.sotto.core.key;
  exports dev.sotto.core.limit;
  exports dev.sotto.core.mailbox;
  exports dev.sotto.core.media;
  exports dev.sotto.core.media.maintenance;
  exports dev.sotto.core.media.object;
  exports dev.sotto.core.media.scan;
  exports dev.sotto.core.message;
  exports dev.sotto.core.presence;
  exports dev.sotto.core.push;
  exports dev.sotto.core.receipt;
  exports dev.sotto.core.relay;
  exports dev.sotto.core.room;
  exports dev.sotto.core.room.live;
  exports dev.sotto.core.sending;
  exports dev.sotto.core.server;
  exports dev.sotto.core.session;
  exports dev.sotto.core.spi;
  exports dev.sotto.core.text;
  exports dev.sotto.core.time;
  exports dev.sotto.core.transfer;
  exports dev.sotto.core.transfer.table;
  exports dev.sotto.core.typing;
  exports dev.sotto.core.wiring;
}
