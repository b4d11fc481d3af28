// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import dev.sotto.api.foxtrot.wire.FoxTrotAccountIds;
import dev.sotto.api.foxtrot.wire.FoxTrotAuthentication;
import dev.sotto.api.foxtrot.wire.FoxTrotMetrics;
import dev.sotto.api.foxtrot.wire.FoxTrotPath;
import dev.sotto.api.foxtrot.wire.HandleCache;
import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.JsonObject;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import dev.sotto.api.surface.RequestLimiter;
import dev.sotto.api.wire.SendMessage;
import dev.sotto.core.PortException;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.area.MessageArea;
import dev.sotto.core.bound.Bound;
import dev.sotto.core.mailbox.MailboxEntry;
import dev.sotto.core.mailbox.MailboxStore.MailboxState;
import dev.sotto.core.mailbox.Mailboxes;
import dev.sotto.core.message.ClientMessageId;
import dev.sotto.core.message.Draft;
import dev.sotto.core.message.Message;
import dev.sotto.core.message.MessageBody;
import dev.sotto.core.message.MessageCursor;
import dev.sotto.core.message.MessageId;
import dev.sotto.core.message.NoRoomReason;
import dev.sotto.core.sending.SendOutcome;
import dev.sotto.core.text.DecimalText;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sending messages and reading them back.
final class FoxTrotMessageRoutes {
  private static final System.Logger LOG = System.getLogger(FoxTrotMessageRoutes.class.getName());

  /// How far clocks of phones may be ahead without messages being missed.
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

  private static final int AT_ONCE = 100;

  /// Bytes of an answer beyond which it does not go on with another page.
  private static final long LARGEST_LIST = Bound.LONG_ANSWER.most();

  private static final HeaderName LINK = HeaderNames.create("Link");

  private static final Pattern MILLIS = Pattern.compile("[0-9]{1,14}");
  private static final Pattern POINT = Pattern.compile("([0-9]{1,14})-([1-9][0-9]{0,15})");

  /// One long answer at a time for each account; others end with their first page.
  private final Set<AccountId> inLongAnswers = ConcurrentHashMap.newKeySet();

  private final PageThrottle turns = PageThrottle.ofThisMachine();
  private final MessageArea messages;
  private final Mailboxes mailboxes;
  private final HandleCache handles;
  private final FoxTrotMetrics counters;
  private final RandomGenerator random;

  /// @param random makes the ids that clients do not make
  FoxTrotMessageRoutes(
      MessageArea messages,
      Mailboxes mailboxes,
      HandleCache handles,
      FoxTrotMetrics counters,
      RandomGenerator random) {
    this.messages = messages;
    this.mailboxes = mailboxes;
    this.handles = handles;
    this.counters = counters;
    this.random = random;
  }

  void addTo(FoxTrotRouter routes) {
    routes.secured("POST", "/sendMessage", this::send);
    routes.secured("GET", "/getConversations", this::read);
  }

  private void send(Exchange exchange, FoxTrotAuthentication.Known caller) {
    RequestLimiter.requireNoWait(messages.sending().admit(caller.account()));
    JsonObject body = exchange.json(MessageBody.MAX_BYTES);
    String text = body.text("message");
    if (text.isEmpty()) {
      throw ProblemException.invalid("message: empty");
    }
    AccountId recipient = FoxTrotAccountIds.account(body, "contact_id");
    var draft =
        new Draft(
            caller.device(), recipient, clientId(body), MessageBody.ofText(text), Duration.ZERO);
    switch (messages.sending().send(draft, Set.of())) {
      case SendOutcome.Stored(MessageId id, _, _) -> {
        counters.message();
        answerSent(exchange, id);
      }
      case SendOutcome.Refused refused -> throw problem(refused);
      case SendOutcome.Relayed _ ->
          throw new IllegalStateException("a message without an end in the relay");
    }
  }

  private static RuntimeException problem(SendOutcome.Refused refused) {
    return switch (refused) {
      case SendOutcome.NotReachable _ ->
          new ProblemException(Problem.NOT_REACHABLE, "This user is not in your contacts");
      case SendOutcome.NoRoom(NoRoomReason where) -> SendMessage.noRoom(where);
      case SendOutcome.Conflict _ ->
          new ProblemException(
              Problem.CLIENT_MESSAGE_ID_REUSED, Problem.CLIENT_MESSAGE_ID_REUSED.title());
      case SendOutcome.ForeignMedia _, SendOutcome.TooLargeForRelay _, SendOutcome.RelayFull _ ->
          new IllegalStateException("a message without media and end: " + refused);
    };
  }

  /// Clients of today make no ids; newer ones may, so that a repeated send is recognised.
  private ClientMessageId clientId(JsonObject body) {
    Optional<String> given = body.optionalText("client_message_id");
    if (given.isEmpty()) {
      return ClientMessageId.random(random);
    }
    if (!ClientMessageId.isValid(given.get())) {
      throw ProblemException.invalid(
          "client_message_id: expected 1..%d visible ASCII characters, the first one not ~"
              .formatted(ClientMessageId.MAX_LENGTH));
    }
    return new ClientMessageId(given.get());
  }

  private static void answerSent(Exchange exchange, MessageId id) {
    exchange.answer(
        200,
        json -> {
          json.writeStartObject();
          json.writeStringField("message", "Message Sent");
          json.writeNumberField("id", id.value());
          json.writeEndObject();
        });
  }

  private void read(Exchange exchange, FoxTrotAuthentication.Known caller) {
    String asked = exchange.query("since").orElse("");
    var list =
        new FoxTrotHistory(
            messages.history(), mailboxes, caller.device(), since(asked), before(exchange));
    boolean mayBeLong = inLongAnswers.add(caller.account());
    try (var body = new SpooledResponse(exchange, caller.account())) {
      body.write(
          json ->
              list.write(
                  json,
                  handles,
                  turns,
                  () -> mayBeLong && body.size() < LARGEST_LIST && SpooledResponse.hasRoom()));
      list.next().ifPresent(point -> exchange.response().header(LINK, link(asked, point)));
      body.send();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "a long answer cannot be put into a temporary file", e);
      throw ProblemException.unavailable();
    } finally {
      if (mayBeLong) {
        inLongAnswers.remove(caller.account());
      }
    }
    if (!exchange.isForHead()) {
      acknowledge(caller, list.held());
    }
  }

  /// {@return what a client of a later day asks next; those of today pass over it}
  private static String link(String since, MessageCursor point) {
    return "<%s/getConversations?since=%s&before=%d-%d>; rel=\"next\""
        .formatted(
            FoxTrotPath.PREFIX,
            MILLIS.matcher(since).matches() ? since : "0",
            point.sentAt().toEpochMilli(),
            point.id().value());
  }

  private static MessageCursor before(Exchange exchange) {
    Optional<String> text = exchange.query("before");
    if (text.isEmpty()) {
      return MessageCursor.NEWEST;
    }
    Matcher point = POINT.matcher(text.get());
    if (!point.matches() || Long.parseLong(point.group(2)) > MessageId.MAX_VALUE) {
      throw ProblemException.invalid("before: expected what the header Link said");
    }
    return new MessageCursor(
        Instant.ofEpochMilli(Long.parseLong(point.group(1))),
        new MessageId(Long.parseLong(point.group(2))));
  }

  /// Whoever has read the page has what is on it, and nothing else: entries of the mailbox are
  /// acknowledged up to the first one that the page does not hold.
  private void acknowledge(FoxTrotAuthentication.Known caller, Set<MessageId> held) {
    try {
      MailboxState mailbox = mailboxes.state(caller.device());
      long upTo = mailbox.acknowledged();
      boolean onPage = true;
      while (onPage && upTo < mailbox.last()) {
        List<MailboxEntry> entries = mailboxes.read(caller.device(), upTo, AT_ONCE).entries();
        if (entries.isEmpty()) {
          // What is left has expired or was deleted.
          upTo = mailbox.last();
        }
        for (MailboxEntry entry : entries) {
          onPage = onPage && isDone(caller, entry, held);
          upTo = onPage ? entry.sequence() : upTo;
        }
      }
      if (upTo > mailbox.acknowledged()) {
        mailboxes.acknowledge(caller.device(), upTo);
      }
    } catch (PortException e) {
      // The answer is out; the next one acknowledges again.
      LOG.log(Level.WARNING, "a mailbox was not acknowledged: {0}", e.getMessage());
    }
  }

  /// {@return whether the client needs nothing more of the entry}
  private boolean isDone(
      FoxTrotAuthentication.Known caller, MailboxEntry entry, Set<MessageId> held) {
    return switch (entry) {
      case MailboxEntry.Arrived(_, Message message) ->
          held.contains(message.id())
              || messages.history().find(caller.account(), message.id()).isEmpty();
      // These clients have no word for it.
      case MailboxEntry.Deleted _ -> true;
    };
  }

  /// {@return the moment, less what clocks may differ by; the beginning of time for anything that
  /// is no number}
  static Instant since(String text) {
    long millis = DecimalText.parse(text).orElse(0);
    return Instant.ofEpochMilli(Math.max(0, millis - CLOCK_SKEW.toMillis()));
  }
}
