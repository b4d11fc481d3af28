// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.cluster.codec;

import dev.sotto.core.room.live.LeaveReason;
import dev.sotto.core.room.live.LiveRoomState;
import dev.sotto.core.room.live.Meeting;
import dev.sotto.core.room.live.RememberedInitiator;
import dev.sotto.core.room.live.RoomNodeMessage;
import dev.sotto.core.room.live.Seat;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Live rooms and their signals, as fields.
final class RoomCodec {
  private RoomCodec() {}

  static void write(DataOutputStream out, LiveRoomState seating) throws IOException {
    ValueCodec.write(out, seating.room());
    out.writeLong(seating.version());
    out.writeLong(seating.meeting().since());
    out.writeLong(seating.meeting().called());
    ValueCodec.write(out, seating.founder().device());
    out.writeBoolean(seating.founder().stored());
    out.writeByte(number(seating.parting()));
    out.writeByte(seating.seats().size());
    for (Seat seat : seating.seats()) {
      ValueCodec.write(out, seat.client());
      ValueCodec.write(out, seat.node());
      ValueCodec.write(out, seat.device());
    }
  }

  static LiveRoomState readSeating(DataInputStream in) throws IOException {
    String room = ValueCodec.readText(in);
    long version = in.readLong();
    var meeting = new Meeting(in.readLong(), in.readLong());
    var founder = new RememberedInitiator(ValueCodec.readText(in), in.readBoolean());
    LeaveReason parting = parting(in.readUnsignedByte());
    List<Seat> seats = new ArrayList<>();
    for (int left = in.readUnsignedByte(); left > 0; left--) {
      seats.add(
          new Seat(ValueCodec.readText(in), ValueCodec.readText(in), ValueCodec.readText(in)));
    }
    return new LiveRoomState(room, version, meeting, seats, founder, parting);
  }

  static void write(DataOutputStream out, RoomNodeMessage.Signal signal) throws IOException {
    ValueCodec.write(out, signal.room());
    ValueCodec.write(out, signal.to());
    out.writeLong(signal.meeting());
    ValueCodec.write(out, signal.from());
    ValueCodec.write(out, signal.payload());
  }

  static RoomNodeMessage.Signal readSignal(DataInputStream in) throws IOException {
    String room = ValueCodec.readText(in);
    String to = ValueCodec.readText(in);
    long meeting = in.readLong();
    return new RoomNodeMessage.Signal(
        room, to, meeting, ValueCodec.readText(in), ValueCodec.readText(in));
  }

  private static int number(LeaveReason parting) {
    return switch (parting) {
      case LEFT -> 1;
      case LOST -> 2;
    };
  }

  private static LeaveReason parting(int number) {
    return switch (number) {
      case 1 -> LeaveReason.LEFT;
      case 2 -> LeaveReason.LOST;
      default -> throw new IllegalArgumentException("parting: " + number);
    };
  }
}
