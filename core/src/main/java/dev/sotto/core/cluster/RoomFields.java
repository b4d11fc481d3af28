// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.cluster;

import dev.sotto.core.room.Founder;
import dev.sotto.core.room.Meeting;
import dev.sotto.core.room.Parting;
import dev.sotto.core.room.RoomNews;
import dev.sotto.core.room.Seat;
import dev.sotto.core.room.Seating;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What nodes tell each other of live rooms, as fields.
final class RoomFields {
  private RoomFields() {}

  static void write(DataOutputStream out, Seating seating) throws IOException {
    Fields.write(out, seating.room());
    out.writeLong(seating.version());
    out.writeLong(seating.meeting().since());
    out.writeLong(seating.meeting().called());
    Fields.write(out, seating.founder().device());
    out.writeBoolean(seating.founder().stored());
    out.writeByte(number(seating.parting()));
    out.writeByte(seating.seats().size());
    for (Seat seat : seating.seats()) {
      Fields.write(out, seat.client());
      Fields.write(out, seat.node());
      Fields.write(out, seat.device());
    }
  }

  static Seating readSeating(DataInputStream in) throws IOException {
    String room = Fields.readText(in);
    long version = in.readLong();
    var meeting = new Meeting(in.readLong(), in.readLong());
    var founder = new Founder(Fields.readText(in), in.readBoolean());
    Parting parting = parting(in.readUnsignedByte());
    List<Seat> seats = new ArrayList<>();
    for (int left = in.readUnsignedByte(); left > 0; left--) {
      seats.add(new Seat(Fields.readText(in), Fields.readText(in), Fields.readText(in)));
    }
    return new Seating(room, version, meeting, seats, founder, parting);
  }

  static void write(DataOutputStream out, RoomNews.Signal signal) throws IOException {
    Fields.write(out, signal.room());
    Fields.write(out, signal.to());
    out.writeLong(signal.meeting());
    Fields.write(out, signal.from());
    Fields.write(out, signal.payload());
  }

  static RoomNews.Signal readSignal(DataInputStream in) throws IOException {
    String room = Fields.readText(in);
    String to = Fields.readText(in);
    long meeting = in.readLong();
    return new RoomNews.Signal(room, to, meeting, Fields.readText(in), Fields.readText(in));
  }

  private static int number(Parting parting) {
    return switch (parting) {
      case LEFT -> 1;
      case LOST -> 2;
    };
  }

  private static Parting parting(int number) {
    return switch (number) {
      case 1 -> Parting.LEFT;
      case 2 -> Parting.LOST;
      default -> throw new IllegalArgumentException("parting: " + number);
    };
  }
}
