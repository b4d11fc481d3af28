// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.coordination;

import dev.sotto.core.cluster.Bus;
import dev.sotto.core.cluster.Topic;
import dev.sotto.testkit.cluster.ForwardingBus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// What can be wrong with the bus.
final class BrokenBuses {
  private BrokenBuses() {}

  /// A node hears what it says itself.
  record HearsItself(Bus real, AtomicReference<Listener> ear, Set<Topic> topics)
      implements ForwardingBus {
    HearsItself(Bus real) {
      this(real, new AtomicReference<>(_ -> {}), ConcurrentHashMap.newKeySet());
    }

    @Override
    public void listen(Listener listener) {
      ear.set(listener);
      real.listen(listener);
    }

    @Override
    public void subscribe(Topic topic) {
      topics.add(topic);
      real.subscribe(topic);
    }

    @Override
    public boolean publish(Topic topic, byte[] payload) {
      boolean published = real.publish(topic, payload);
      if (topics.contains(topic)) {
        ear.get().heard(payload);
      }
      return published;
    }
  }

  /// After a while, of two payloads the second one is heard first.
  record OutOfOrder(Bus real, AtomicInteger said, Queue<Runnable> held) implements ForwardingBus {
    OutOfOrder(Bus real) {
      this(real, new AtomicInteger(), new ArrayDeque<>());
    }

    @Override
    public boolean publish(Topic topic, byte[] payload) {
      int number = said.getAndIncrement();
      if (number >= 100 && number % 2 == 0) {
        held.add(() -> real.publish(topic, payload));
        return true;
      }
      boolean published = real.publish(topic, payload);
      held.forEach(Runnable::run);
      held.clear();
      return published;
    }
  }

  /// Everything is heard twice.
  record HeardTwice(Bus real) implements ForwardingBus {
    @Override
    public boolean publish(Topic topic, byte[] payload) {
      real.publish(topic, payload);
      return real.publish(topic, payload);
    }
  }

  /// What is said under a longer topic is heard under a shorter one too.
  record TopicsByPrefix(Bus real) implements ForwardingBus {
    @Override
    public boolean publish(Topic topic, byte[] payload) {
      boolean published = real.publish(topic, payload);
      int dot = topic.name().indexOf('.');
      if (dot > 0) {
        real.publish(new Topic(topic.name().substring(0, dot)), payload);
      }
      return published;
    }
  }

  /// Who has listened goes on listening.
  record NeverUnsubscribes(Bus real) implements ForwardingBus {
    @Override
    public void unsubscribe(Topic topic) {
      // This is the defect.
    }
  }

  /// Who comes back to a topic can no longer leave it.
  record NeverLeavesAgain(Bus real, Set<Topic> left) implements ForwardingBus {
    NeverLeavesAgain(Bus real) {
      this(real, ConcurrentHashMap.newKeySet());
    }

    @Override
    public void unsubscribe(Topic topic) {
      if (left.add(topic)) {
        real.unsubscribe(topic);
      }
    }
  }

  /// Payloads are taken for text.
  record SpoilsBytes(Bus real) implements ForwardingBus {
    @Override
    public boolean publish(Topic topic, byte[] payload) {
      String text = new String(payload, StandardCharsets.US_ASCII);
      return real.publish(topic, text.getBytes(StandardCharsets.US_ASCII));
    }
  }

  /// What is too long is cut.
  record CutsLongPayloads(Bus real) implements ForwardingBus {
    @Override
    public boolean publish(Topic topic, byte[] payload) {
      return real.publish(topic, Arrays.copyOf(payload, Math.min(payload.length, MAX_PAYLOAD)));
    }
  }

  /// What is too long counts as said.
  record BoastsOfLongPayloads(Bus real) implements ForwardingBus {
    @Override
    public boolean publish(Topic topic, byte[] payload) {
      real.publish(topic, payload);
      return true;
    }
  }
}
