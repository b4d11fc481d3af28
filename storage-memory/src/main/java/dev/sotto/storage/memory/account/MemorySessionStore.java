// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.account;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.session.Session;
import dev.sotto.core.session.SessionId;
import dev.sotto.core.session.SessionStore;
import dev.sotto.storage.memory.table.StorageLock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

public final class MemorySessionStore implements SessionStore {
  private final StorageLock guard;
  private final Map<SessionId, SessionRow> rows = new HashMap<>();

  /// Every refresh token ever given out, spent ones too.
  private final Map<String, SessionId> tokens = new HashMap<>();

  /// When sessions of an account were last ended together.
  private final Map<AccountId, Instant> endedAccounts = new HashMap<>();

  public MemorySessionStore(StorageLock guard) {
    this.guard = guard;
  }

  @Override
  public void open(Session session, String refreshHash) {
    guard.run(
        () -> {
          rows.put(session.id(), new SessionRow(session, refreshHash, SessionRow.NOT_ENDED));
          if (!refreshHash.isEmpty()) {
            tokens.put(refreshHash, session.id());
          }
        });
  }

  @Override
  public Optional<Session> find(SessionId id) {
    return guard.call(
        () ->
            Optional.ofNullable(rows.get(id))
                .filter(row -> !row.hasEnded())
                .map(SessionRow::session));
  }

  @Override
  public List<Session> list(AccountId account, Instant now) {
    return guard.call(
        () ->
            rows.values().stream()
                .filter(row -> row.isLive(now))
                .map(SessionRow::session)
                .filter(session -> session.device().account().equals(account))
                .sorted(
                    Comparator.comparing(Session::createdAt)
                        .thenComparing(session -> session.id().text()))
                .toList());
  }

  @Override
  public Rotation rotate(
      String presentedHash, String nextHash, Instant now, Instant expiresAt, Duration grace) {
    return guard.call(
        () ->
            Optional.ofNullable(tokens.get(presentedHash))
                .flatMap(id -> Optional.ofNullable(rows.get(id)))
                .filter(row -> row.isLive(now))
                .map(row -> exchange(row, presentedHash, nextHash, now, expiresAt, grace))
                .orElseGet(Rotation.Unknown::new));
  }

  private Rotation exchange(
      SessionRow row,
      String presentedHash,
      String nextHash,
      Instant now,
      Instant expiresAt,
      Duration grace) {
    SessionId id = row.session().id();
    if (!row.refreshHash().equals(presentedHash)) {
      Duration since = Duration.between(row.session().lastUsedAt(), now).abs();
      if (row.refreshHash().equals(nextHash) && since.compareTo(grace) < 0) {
        return new Rotation.Repeated(row.session());
      }
      rows.put(id, row.ended(now));
      return new Rotation.Reused(id);
    }
    SessionRow rotated = row.rotated(nextHash, now, expiresAt);
    rows.put(id, rotated);
    tokens.put(nextHash, id);
    return new Rotation.Rotated(rotated.session());
  }

  @Override
  public boolean end(SessionId id, Instant now) {
    return guard.call(() -> !endWhere(row -> row.session().id().equals(id), now).isEmpty());
  }

  @Override
  public List<SessionId> endAll(AccountId account, Instant now) {
    return guard.call(() -> endNoted(account, _ -> true, now));
  }

  @Override
  public List<SessionId> endOthers(AccountId account, SessionId kept, Instant now) {
    return guard.call(() -> endNoted(account, session -> !session.id().equals(kept), now));
  }

  @Override
  public List<SessionId> endDevice(DeviceAddress device, Instant now) {
    return guard.call(
        () -> endNoted(device.account(), session -> session.device().equals(device), now));
  }

  private List<SessionId> endNoted(AccountId account, Predicate<Session> which, Instant now) {
    endedAccounts.put(account, now);
    return endWhere(
        row -> row.session().device().account().equals(account) && which.test(row.session()), now);
  }

  @Override
  public List<AccountId> accountsEndedSince(Instant since) {
    return guard.call(
        () ->
            endedAccounts.entrySet().stream()
                .filter(entry -> !entry.getValue().isBefore(since))
                .map(Map.Entry::getKey)
                .toList());
  }

  private List<SessionId> endWhere(Predicate<SessionRow> condition, Instant now) {
    List<SessionId> ending =
        rows.values().stream()
            .filter(row -> !row.hasEnded())
            .filter(condition)
            .map(row -> row.session().id())
            .toList();
    ending.forEach(id -> rows.computeIfPresent(id, (_, row) -> row.ended(now)));
    return ending;
  }

  @Override
  public List<SessionId> endedSince(Instant since) {
    return guard.call(
        () ->
            rows.values().stream()
                .filter(row -> row.hasEnded() && !row.endedAt().isBefore(since))
                .map(row -> row.session().id())
                .toList());
  }

  @Override
  public int sweep(Instant before, int limit) {
    return guard.call(
        () -> {
          List<AccountId> notes =
              endedAccounts.entrySet().stream()
                  .filter(entry -> entry.getValue().isBefore(before))
                  .map(Map.Entry::getKey)
                  .limit(limit)
                  .toList();
          endedAccounts.keySet().removeAll(Set.copyOf(notes));
          Set<SessionId> over =
              rows.values().stream()
                  .filter(row -> row.isOver(before))
                  .map(row -> row.session().id())
                  .collect(Collectors.toSet());
          List<String> theirs =
              tokens.entrySet().stream()
                  .filter(entry -> over.contains(entry.getValue()))
                  .map(Map.Entry::getKey)
                  .limit(limit)
                  .toList();
          tokens.keySet().removeAll(Set.copyOf(theirs));
          over.removeAll(tokens.values());
          List<SessionId> bare = over.stream().limit(limit).toList();
          rows.keySet().removeAll(Set.copyOf(bare));
          return Math.max(bare.size(), Math.max(theirs.size(), notes.size()));
        });
  }
}
