// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.bound;

import java.time.Duration;

/// The table of everything that a stranger can make the server read, hold or wait for. Whoever
/// enforces a bound takes its number from here; `docs/bounds.md` shows the table and says how to
/// add a row; tests walk it against the packaged program.
public enum Bound {
  SHARE(
      "what one address (of IPv6 a /64), or one account, has of what all share (connections,"
          + " requests, memory, transfers, temporary files), in times of what is left for all"
          + " others; trusted proxies count as their clients",
      Unit.PIECES,
      1,
      Duration.ZERO,
      "503 with `Retry-After`, close code 1013"),
  SHARE_OF_SITE(
      "as above, what all of one /48 of IPv6 have together",
      Unit.PIECES,
      2,
      Duration.ZERO,
      "as above"),
  CONNECTIONS(
      "connections of all clients together, fewer where the process may open few files",
      Unit.PIECES,
      60_000,
      Duration.ZERO,
      "beyond it only `/health` is answered, everything else is 503 and the connection ends"),
  SILENT_CONNECTION(
      "a connection that says nothing, before or between requests",
      Unit.BYTES,
      0,
      Duration.ofSeconds(75),
      "the connection ends; after 5 s already when nine in ten places are taken"),
  EMPTY_LINES(
      "empty lines before a request", Unit.PIECES, 8, Duration.ofSeconds(10), "400 and the end"),
  REQUEST_LINE(
      "the first line of a request",
      Unit.BYTES,
      8 * 1024,
      Duration.ofSeconds(10),
      "414 and the end; 408 when it takes too long"),
  HEADER_LINE("one header", Unit.BYTES, 8 * 1024, Duration.ofSeconds(10), "431 and the end"),
  HEADERS(
      "all headers of a request, from its first byte",
      Unit.BYTES,
      16 * 1024,
      Duration.ofSeconds(10),
      "431 and the end; 408 when they take too long"),
  HEADER_COUNT("headers of a request", Unit.PIECES, 100, Duration.ofSeconds(10), "431 and the end"),
  CHUNK_LINE(
      "the line before a chunk, with its extensions",
      Unit.BYTES,
      256,
      Duration.ofSeconds(5),
      "400 and the end"),
  TRAILERS(
      "everything behind the last chunk", Unit.BYTES, 4 * 1024, Duration.ofSeconds(5), "400, end"),
  BODY(
      "a body that is held in memory; routes have lower bounds of their own",
      Unit.BYTES,
      10 * 1024 * 1024,
      Duration.ofSeconds(5),
      "413 and the end; 408 after 5 s without a byte, or behind 4 KiB a second by as much"),
  BODY_IN_PARTS(
      "bytes of a file that are not held in memory, between two pieces; `SOTTO_MEDIA_LARGEST`"
          + " bounds the file",
      Unit.BYTES,
      64 * 1024,
      Duration.ofSeconds(75),
      "the connection ends; what has come can be continued where the way of sending allows it"),
  OPEN_UPLOADS(
      "bodies in parts that have begun and not ended, of one address and of one account",
      Unit.PIECES,
      32,
      Duration.ofSeconds(30),
      "429 with `Retry-After`, and the end"),
  REFUSED_BODY(
      "what is still read of a form that is refused, so that its client hears why",
      Unit.BYTES,
      12 * 1024 * 1024,
      Duration.ofSeconds(5),
      "the answer is given all the same, and the connection ends"),
  REST_OF_BODY(
      "what is read of a body that nobody wanted, so that the connection can be used again",
      Unit.BYTES,
      64 * 1024,
      Duration.ofSeconds(5),
      "the connection ends"),
  AFTER_ANSWER(
      "what a client still sends after the last answer; it is thrown away",
      Unit.BYTES,
      16 * 1024 * 1024,
      Duration.ofSeconds(1),
      "the connection ends"),
  FORM(
      "a form with files, all its parts together",
      Unit.BYTES,
      101 * 1024 * 1024,
      Duration.ofSeconds(75),
      "413 and the end"),
  FORM_PARTS("parts of a form, files and texts", Unit.PIECES, 64, Duration.ZERO, "400"),
  FORM_FILES("files in a form", Unit.PIECES, 10, Duration.ZERO, "400"),
  FORM_FILE(
      "a file in a form, less where `SOTTO_MEDIA_LARGEST` is less",
      Unit.BYTES,
      10 * 1024 * 1024,
      Duration.ZERO,
      "400"),
  FORM_HEADERS("what is said of one part of a form", Unit.BYTES, 4 * 1024, Duration.ZERO, "400"),
  FORM_TEXT("a text in a form that means something", Unit.BYTES, 1024, Duration.ZERO, "400"),
  FILE_NAME(
      "characters of what a client calls a file; told back, and not kept",
      Unit.PIECES,
      255,
      Duration.ZERO,
      "the rest is cut off"),
  SPOOL(
      "temporary files of forms that are still coming, of all clients together",
      Unit.BYTES,
      1024 * 1024 * 1024,
      Duration.ZERO,
      "503 with `Retry-After`"),
  UPLOADS_NOT_BEGUN(
      "uploads of one account that have not begun; their links are good for as long",
      Unit.PIECES,
      200,
      Duration.ofMinutes(5),
      "413 `QUOTA_EXCEEDED`; what has not begun in time is forgotten"),
  UPLOAD_HALT(
      "an upload that has begun and to which nothing comes",
      Unit.PIECES,
      0,
      Duration.ofHours(1),
      "410, and its bytes are gone"),
  UPLOAD_IN_PARTS(
      "an upload in parts (tus), from its creation on",
      Unit.PIECES,
      0,
      Duration.ofDays(1),
      "as above"),
  ATTACHMENTS("objects that one message names", Unit.PIECES, 32, Duration.ZERO, "400"),
  ANSWER(
      "an answer that its client does not take, in KiB a second that it must take at least",
      Unit.PIECES,
      4,
      Duration.ofSeconds(75),
      "the connection ends"),
  OPEN_BODIES(
      "bodies of one address that have begun and not ended",
      Unit.PIECES,
      20,
      Duration.ofSeconds(5),
      "429 with `Retry-After`, and the end"),
  LONG_ANSWER(
      "one list of FoxTrot that is longer than 1 MiB and waits in a temporary file; one of an"
          + " account at a time",
      Unit.BYTES,
      64 * 1024 * 1024,
      Duration.ZERO,
      "it ends with its page; the header `Link` says where it goes on"),
  LONG_ANSWERS(
      "all such lists together", Unit.BYTES, 1024 * 1024 * 1024, Duration.ZERO, "as above"),
  REQUESTS(
      "requests being served, whose bodies are there",
      Unit.PIECES,
      2_000,
      Duration.ZERO,
      "503 with `Retry-After`"),
  MEMORY(
      "bodies (once while they come, five times as they are read), pages, answers, and messages"
          + " that are coming over sockets, in memory together, in parts of the heap",
      Unit.PIECES,
      4,
      Duration.ZERO,
      "503 with `Retry-After`, 413 for a body that never fits; close code 1013; who is alone always"
          + " gets its page"),
  TRANSFERS(
      "uploads, files of forms and downloads under way together, in parts of the files that the"
          + " process may open; 48 at least",
      Unit.PIECES,
      16,
      Duration.ZERO,
      "503 with `Retry-After`"),
  JSON_NODES(
      "values in one JSON text, and names of fields",
      Unit.PIECES,
      10_000,
      Duration.ZERO,
      "400; over a socket what a malformed frame is answered"),
  JSON_DEPTH("values within each other in one JSON text", Unit.PIECES, 32, Duration.ZERO, "400"),
  PASSWORDS(
      "passwords that wait to be hashed, in turn by address",
      Unit.PIECES,
      256,
      Duration.ofSeconds(20),
      "503 with `Retry-After`"),
  SOCKET_MESSAGE(
      "one message over a socket, all fragments together; FoxTrot and rooms take half",
      Unit.BYTES,
      512 * 1024,
      Duration.ofSeconds(10),
      "close code 1009, for rooms an error; 1013 after 10 s without a byte of the rest, or behind"
          + " 4 KiB a second by as much"),
  SOCKET_WITHOUT_ROOM(
      "a socket of live rooms that is in no room, when more than half of all places are taken",
      Unit.PIECES,
      0,
      Duration.ofSeconds(60),
      "close code 1013"),
  SOCKET_FRAGMENTS("fragments of one message", Unit.PIECES, 64, Duration.ZERO, "close code 1009"),
  SOCKET_PINGS(
      "pings of a client at once, and pongs that nobody asked for; in the long run ten a second",
      Unit.PIECES,
      100,
      Duration.ZERO,
      "close code 4429"),
  SOCKET_REFUSALS(
      "frames of any kind and size beyond a client's rate limit, less those within it",
      Unit.PIECES,
      600,
      Duration.ZERO,
      "close code 4429, 1013 for FoxTrot and rooms; before that each is answered with an error"),
  SOCKET_WRITE(
      "one write that the client does not take",
      Unit.PIECES,
      0,
      Duration.ofSeconds(10),
      "the connection ends"),
  SOCKET_GOODBYE(
      "the answer to a goodbye of the server; nothing else is read meanwhile",
      Unit.PIECES,
      0,
      Duration.ofSeconds(2),
      "the connection ends"),
  SOCKET_SILENCE(
      "the answer to a ping, which comes every 30 s",
      Unit.PIECES,
      0,
      Duration.ofSeconds(30),
      "the connection ends"),
  SOCKETS_OF_ACCOUNT(
      "sockets of one account at one node",
      Unit.PIECES,
      32,
      Duration.ZERO,
      "the oldest is closed with 4409, 1013 for FoxTrot"),
  SOCKET_QUEUE(
      "events that wait to be written to one socket",
      Unit.PIECES,
      2_048,
      Duration.ZERO,
      "close code 4408, 1013 for FoxTrot and rooms; the mailbox has everything"),
  SOCKET_QUEUE_BYTES(
      "bytes of these events",
      Unit.BYTES,
      4 * 1024 * 1024,
      Duration.ZERO,
      "as above; one event always fits"),
  SOCKET_QUEUES(
      "bytes of these events of all sockets of a node, beyond the first 8 KiB of each, in parts of"
          + " the heap",
      Unit.PIECES,
      8,
      Duration.ZERO,
      "as above, for who would have more than a quarter of what is left"),
  WAITING_CALLS(
      "calls of clients without call ids that wait for somebody who is not connected, and signals"
          + " kept while calls ring, in memory where nodes share nothing, in parts of the heap",
      Unit.PIECES,
      16,
      Duration.ofSeconds(90),
      "candidates are dropped, who rings hears `ERROR`; so does who would have more than is left for"
          + " all others, or a quarter of what is left for one call"),
  WAITING_CALL(
      "what one caller has waiting for one callee, and signals of one party to another that rings",
      Unit.BYTES,
      256 * 1024,
      Duration.ofSeconds(90),
      "candidates are dropped, an offer that is longer is answered with `ERROR`"),
  WAITING_CALLERS(
      "callers that wait for one callee",
      Unit.PIECES,
      32,
      Duration.ofSeconds(90),
      "one without an offer is forgotten, else who has waited for longest"),
  REPLAYED_SIGNALS(
      "bytes of signals that have waited, told to a client that connects",
      Unit.BYTES,
      512 * 1024,
      Duration.ZERO,
      "candidates are left out, then others; one call has half of what is left"),
  EMPTY_ROOMS(
      "live rooms that are empty and remember who opens connections in them, in memory where nodes"
          + " share nothing, in parts of the heap; 10000 at most",
      Unit.PIECES,
      32,
      Duration.ZERO,
      "those that have been empty for longest are forgotten"),
  EMPTY_ROOM(
      "characters of the name of such a room and of the device that it remembers",
      Unit.PIECES,
      512,
      Duration.ZERO,
      "it remembers nobody: who comes first opens connections"),
  BACKLOG_READERS(
      "sockets of a node that read their mailbox at the same time",
      Unit.PIECES,
      8,
      Duration.ZERO,
      "the others wait for their turn, in order"),
  BACKLOG_MEMORY(
      "pages of mailboxes in memory for sockets, in parts of the heap; 48 MiB at least",
      Unit.PIECES,
      8,
      Duration.ofSeconds(10),
      "the others wait; who holds a page for longer while others wait is closed with 4408 or 1013"),
  SESSIONS_OF_ACCOUNT(
      "log-ins of one account that have neither ended nor expired",
      Unit.PIECES,
      256,
      Duration.ZERO,
      "the oldest ends, with its sockets"),
  CONTACTS(
      "contacts of one account", Unit.PIECES, 10_000, Duration.ZERO, "409 `TOO_MANY_CONTACTS`"),
  MAILBOX_MESSAGES(
      "messages that no device of the recipient has acknowledged",
      Unit.PIECES,
      100_000,
      Duration.ZERO,
      "507 `MAILBOX_FULL` to the sender; what is stored stays"),
  MAILBOX_BYTES(
      "bytes of these messages", Unit.BYTES, 256 * 1024 * 1024, Duration.ZERO, "as above"),
  RELAY(
      "what the relay keeps in the memory of a node (`SOTTO_RELAY=memory`), of all senders together:"
          + " bodies until all devices have taken them, names of messages until these expire; in"
          + " parts of the heap",
      Unit.PIECES,
      8,
      Duration.ofHours(2),
      "409 `RELAY_FULL`; a sender gets no more than is left for all others"),
  RELAY_MESSAGES(
      "messages that wait in the relay for one account until all its devices have taken them",
      Unit.PIECES,
      1_000,
      Duration.ofHours(2),
      "as above"),
  RELAY_BYTES(
      "bytes of the bodies of these messages",
      Unit.BYTES,
      16 * 1024 * 1024,
      Duration.ofHours(2),
      "as above"),
  FREE_DISK(
      "room that must be left on the disk of the storage for a message or a file to be stored, or"
          + " rows to be imported; on the disk of media for a file",
      Unit.BYTES,
      256 * 1024 * 1024,
      Duration.ZERO,
      "507 `DISK_FULL` to the sender, the import ends; reading, acknowledging and deleting go on in"
          + " what is left, until others than the server have taken that, too"),
  WAKE_UPS(
      "wake-ups that wait, rest or are on their way at a node",
      Unit.PIECES,
      10_000,
      Duration.ZERO,
      "nothing: the node asks the storage every minute who was not woken"),
  WAKE_UPS_OF_SERVICE(
      "wake-ups at one push service at the same time; the first attempt has 3 s",
      Unit.PIECES,
      8,
      Duration.ofSeconds(10),
      "the wake-up is tried again, eight times"),
  KNOCKS(
      "knocks for absent ones of rooms on their way to push services",
      Unit.PIECES,
      1_000,
      Duration.ZERO,
      "an error to who pings; who has just come in may ping"),
  ROOMS_LISTED(
      "live rooms in one answer of `GET /rooms`",
      Unit.PIECES,
      20_000,
      Duration.ZERO,
      "the others are left out"),
  BUCKETS(
      "buckets of rate limits in the memory of a node, fewer where the heap is small",
      Unit.PIECES,
      200_000,
      Duration.ZERO,
      "those that are nearest to being full are forgotten; what is exhausted stays so"),
  FAULT_LOG(
      "lines of the log about what clients said wrongly, an hour; none has text of theirs",
      Unit.PIECES,
      60,
      Duration.ZERO,
      "nothing: it is counted in `sotto_http_faults_total`");

  private final String what;
  private final Unit unit;
  private final long most;
  private final Duration time;
  private final String answer;

  /// @param what is read, held or waited for
  /// @param most of it, 0 when only time counts
  /// @param time that it may take, zero when only its size counts
  /// @param answer what who goes beyond it hears
  Bound(String what, Unit unit, long most, Duration time, String answer) {
    this.what = what;
    this.unit = unit;
    this.most = most;
    this.time = time;
    this.answer = answer;
  }

  /// {@return how much there may be at most}
  public int most() {
    return Math.toIntExact(most);
  }

  /// {@return how long it may take, zero when only its size counts}
  public Duration time() {
    return time;
  }

  /// {@return the table of `docs/bounds.md`}
  public static String table() {
    var table = new StringBuilder("| bound | of what | at most | within | beyond it |\n");
    table.append("|---|---|---|---|---|\n");
    for (Bound bound : values()) {
      table.append(
          "| `%s` | %s | %s | %s | %s |\n"
              .formatted(
                  bound.name(),
                  bound.what,
                  bound.most == 0 ? "–" : bound.unit.text(bound.most),
                  bound.time.isZero() ? "–" : bound.time.toSeconds() + " s",
                  bound.answer));
    }
    return table.toString();
  }

  /// In what a bound is counted.
  private enum Unit {
    BYTES,
    PIECES;

    private String text(long count) {
      if (this == PIECES) {
        return Long.toString(count);
      }
      long kilo = 1024;
      if (count % (kilo * kilo) == 0) {
        return count / (kilo * kilo) + " MiB";
      }
      return count % kilo == 0 ? count / kilo + " KiB" : count + " bytes";
    }
  }
}
