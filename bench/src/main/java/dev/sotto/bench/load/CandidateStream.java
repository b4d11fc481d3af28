// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.load;

import dev.sotto.bench.command.LatencySamples;
import dev.sotto.bench.wire.FrameHeader;
import dev.sotto.bench.wire.TextWebSocket;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// One way of candidate frames through a server: what is said at one socket comes out at another,
/// or at the same one, in order.
public final class CandidateStream {
  private static final byte[] TYPE =
      "{\"type\":\"ice_candidate\"".getBytes(StandardCharsets.US_ASCII);

  /// As browsers write it.
  private static final String CANDIDATE =
      "{\"type\":\"ice_candidate\",\"candidate\":{\"candidate\":\"candidate:842163049 1 udp 1677729535 "
          + "203.0.113.7 54321 typ srflx raddr 192.168.1.10 rport 54321 generation 0 ufrag EEtu "
          + "network-id 3 network-cost 10\",\"sdpMLineIndex\":0,\"sdpMid\":\"0\"}}";

  private final TextWebSocket in;
  private final TextWebSocket out;
  private final ByteBuffer frame =
      FrameHeader.text(CANDIDATE.getBytes(StandardCharsets.UTF_8)).asReadOnlyBuffer();

  public CandidateStream(TextWebSocket in, TextWebSocket out) {
    this.in = in;
    this.out = out;
  }

  /// Keeps `window` frames under way until `end`, then waits for those still under way.
  ///
  /// @param end of [System#nanoTime] {@return how long the frames took that came before the end}
  public LatencySamples full(int window, long end) throws IOException {
    var took = new LatencySamples();
    var said = new long[window];
    for (int i = 0; i < window; i++) {
      said[i] = System.nanoTime();
      say();
    }
    int missing = window;
    for (int i = 0; missing > 0; i = (i + 1) % window) {
      hear();
      long now = System.nanoTime();
      if (now < end) {
        took.add(now - said[i]);
        said[i] = now;
        say();
      } else {
        missing--;
      }
    }
    return took;
  }

  /// Says a frame.
  public void say() throws IOException {
    out.say(frame.duplicate());
  }

  /// Waits for a frame.
  public void hear() throws IOException {
    ByteBuffer payload = in.next();
    if (payload.remaining() < TYPE.length
        || !payload.slice(payload.position(), TYPE.length).equals(ByteBuffer.wrap(TYPE))) {
      throw new IOException("not relayed: " + StandardCharsets.UTF_8.decode(payload));
    }
  }
}
