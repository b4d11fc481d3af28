// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.cluster.Bus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Listens to a bus and remembers. Safe for use by many threads.
public final class RecordingBusListener implements Bus.Listener {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final BlockingQueue<byte[]> heard = new LinkedBlockingQueue<>();

  /// {@return an ear on `bus`}
  public static RecordingBusListener on(Bus bus) {
    var ear = new RecordingBusListener();
    bus.listen(ear);
    return ear;
  }

  private RecordingBusListener() {}

  @Override
  public void heard(byte[] payload) {
    heard.add(payload);
  }

  /// {@return what was heard next}
  public byte[] next() {
    try {
      byte[] next = heard.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      assertThat(next).as("heard within %s", PATIENCE).isNotNull();
      return next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /// {@return the text that was heard next}
  public String nextText() {
    return new String(next(), StandardCharsets.UTF_8);
  }

  /// {@return the next texts, as many as asked for}
  public List<String> nextTexts(int count) {
    var texts = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      texts.add(nextText());
    }
    return texts;
  }

  /// {@return how much was heard and not yet asked for}
  public int waiting() {
    return heard.size();
  }
}
