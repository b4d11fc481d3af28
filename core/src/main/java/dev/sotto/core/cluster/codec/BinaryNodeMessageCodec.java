// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.cluster.codec;

import dev.sotto.core.cluster.NodeMessage;
import dev.sotto.core.cluster.NodeMessageCodec;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.session.SessionId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// Writes [NodeMessage]s: a version, a kind, then the fields in the order of the record, numbers in
/// network byte order. Nodes of two versions run side by side while an installation is being
/// updated, so a number once used keeps its meaning. Thread-safe.
public final class BinaryNodeMessageCodec implements NodeMessageCodec {
  private static final System.Logger LOG = System.getLogger(BinaryNodeMessageCodec.class.getName());

  private static final int VERSION = 1;
  private static final int TYPICAL_BYTES = 64;

  private static final int MAILBOX_FILLED = 1;
  private static final int TO_ACCOUNT = 2;
  private static final int TO_OTHERS = 3;
  private static final int SESSION_ENDED = 4;
  private static final int TO_DEVICE = 5;
  private static final int TO_NODE = 6;
  private static final int CONTACT_REMOVED = 7;

  private final AtomicBoolean warned = new AtomicBoolean();

  /// Knows all events that cross nodes.
  public BinaryNodeMessageCodec() {}

  @Override
  public byte[] encode(NodeMessage message) {
    var bytes = new ByteArrayOutputStream(TYPICAL_BYTES);
    try (var out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      switch (message) {
        case NodeMessage.MailboxFilled(var device, var sequence) -> {
          out.writeByte(MAILBOX_FILLED);
          ValueCodec.write(out, device);
          out.writeLong(sequence);
        }
        case NodeMessage.ToAccount(var account, var event) -> {
          out.writeByte(TO_ACCOUNT);
          ValueCodec.write(out, account);
          EventCodec.write(out, event);
        }
        case NodeMessage.ToDevice(var device, var event) -> {
          out.writeByte(TO_DEVICE);
          ValueCodec.write(out, device);
          EventCodec.write(out, event);
        }
        case NodeMessage.ToOthers(var device, var event) -> {
          out.writeByte(TO_OTHERS);
          ValueCodec.write(out, device);
          EventCodec.write(out, event);
        }
        case NodeMessage.ToNode(var event) -> {
          out.writeByte(TO_NODE);
          EventCodec.write(out, event);
        }
        case NodeMessage.SessionEnded(var session) -> {
          out.writeByte(SESSION_ENDED);
          out.writeUTF(session.text());
        }
        case NodeMessage.ContactRemoved(var owner, var contact) -> {
          out.writeByte(CONTACT_REMOVED);
          ValueCodec.write(out, owner);
          ValueCodec.write(out, contact);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot happen in memory", e);
    }
    return bytes.toByteArray();
  }

  @Override
  public Optional<NodeMessage> decode(byte[] bytes) {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return in.readUnsignedByte() == VERSION ? read(in) : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      // One that is wrong is seldom alone.
      if (!warned.getAndSet(true)) {
        LOG.log(
            Level.WARNING, "a message of another node is damaged; further ones are passed over");
      }
      LOG.log(Level.DEBUG, "a message of another node is damaged", e);
      return Optional.empty();
    }
  }

  private static Optional<NodeMessage> read(DataInputStream in) throws IOException {
    return switch (in.readUnsignedByte()) {
      case MAILBOX_FILLED -> {
        DeviceAddress device = ValueCodec.readDevice(in);
        yield Optional.of(new NodeMessage.MailboxFilled(device, in.readLong()));
      }
      case TO_ACCOUNT -> {
        var account = ValueCodec.readAccount(in);
        yield EventCodec.read(in).map(event -> new NodeMessage.ToAccount(account, event));
      }
      case TO_OTHERS -> {
        DeviceAddress device = ValueCodec.readDevice(in);
        yield EventCodec.read(in).map(event -> new NodeMessage.ToOthers(device, event));
      }
      case TO_DEVICE -> {
        DeviceAddress device = ValueCodec.readDevice(in);
        yield EventCodec.read(in).map(event -> new NodeMessage.ToDevice(device, event));
      }
      case TO_NODE -> EventCodec.read(in).map(NodeMessage.ToNode::new);
      case SESSION_ENDED -> Optional.of(new NodeMessage.SessionEnded(new SessionId(in.readUTF())));
      case CONTACT_REMOVED -> {
        var owner = ValueCodec.readAccount(in);
        yield Optional.of(new NodeMessage.ContactRemoved(owner, ValueCodec.readAccount(in)));
      }
      default -> Optional.empty();
    };
  }
}
