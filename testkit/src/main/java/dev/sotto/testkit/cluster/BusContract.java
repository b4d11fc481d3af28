// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.cluster.Bus;
import dev.sotto.core.cluster.Topic;
import dev.sotto.testkit.Concurrently;
import dev.sotto.testkit.TestRandom;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every [Bus] must do between nodes.
public interface BusContract extends NodesFixture {
  Topic RED = new Topic("red");
  Topic BLUE = new Topic("blue");

  @Test
  default void isSharedShouldTellThatThereMayBeOthers() {
    assertThat(join().bus().isShared()).isTrue();
  }

  @Test
  default void publishShouldBeHeardByAllOthersThatListenToTheTopic() {
    Bus speaker = join().bus();
    List<RecordingBusListener> ears = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ears.add(listener(RED));
    }
    settle();

    speaker.publish(RED, bytes("hello"));

    assertThat(ears).extracting(RecordingBusListener::nextText).containsOnly("hello");
  }

  @Test
  default void publishShouldNotBeHeardByTheOneWhoPublishes() {
    Bus one = join().bus();
    RecordingBusListener oneHears = RecordingBusListener.on(one);
    one.subscribe(RED);
    Bus other = join().bus();
    RecordingBusListener otherHears = RecordingBusListener.on(other);
    other.subscribe(RED);
    settle();

    one.publish(RED, bytes("by one"));
    assertThat(otherHears.nextText()).isEqualTo("by one");
    other.publish(RED, bytes("by the other"));

    assertThat(oneHears.nextText()).isEqualTo("by the other");
  }

  @Test
  default void publishShouldNotBeHeardUnderOtherTopics() {
    Bus speaker = join().bus();
    RecordingBusListener ear = listener(BLUE);
    settle();

    speaker.publish(RED, bytes("red"));
    speaker.publish(new Topic("blue.1"), bytes("blue.1"));
    speaker.publish(BLUE, bytes("blue"));

    assertThat(ear.nextText()).isEqualTo("blue");
  }

  @Test
  default void publishShouldBeHeardInOrder() {
    Bus speaker = join().bus();
    RecordingBusListener ear = listener(RED);
    settle();

    List<String> said = IntStream.range(0, 2_000).mapToObj(String::valueOf).toList();
    said.forEach(word -> speaker.publish(RED, bytes(word)));

    assertThat(ear.nextTexts(said.size())).isEqualTo(said);
  }

  @Test
  default void publishShouldKeepTheOrderOfEachSpeakerWhenManySpeakAtOnce() {
    List<Bus> speakers = List.of(join().bus(), join().bus(), join().bus());
    RecordingBusListener ear = listener(RED);
    settle();

    Concurrently.run(
        speakers.size(),
        number -> {
          for (int i = 100; i < 300; i++) {
            speakers.get(number).publish(RED, bytes(number + ":" + i));
          }
        });

    List<String> heard = ear.nextTexts(600);
    for (String speaker : List.of("0:", "1:", "2:")) {
      assertThat(heard).filteredOn(word -> word.startsWith(speaker)).hasSize(200).isSorted();
    }
  }

  @Test
  default void subscribeShouldWorkOnceWhenRepeated() {
    Bus speaker = join().bus();
    Bus hearing = join().bus();
    RecordingBusListener ear = RecordingBusListener.on(hearing);
    hearing.subscribe(RED);
    hearing.subscribe(RED);
    settle();

    speaker.publish(RED, bytes("1"));
    speaker.publish(RED, bytes("2"));

    assertThat(ear.nextTexts(2)).containsExactly("1", "2");
  }

  @Test
  default void unsubscribeShouldEndTheHearing() {
    Bus speaker = join().bus();
    Bus hearing = join().bus();
    RecordingBusListener ear = RecordingBusListener.on(hearing);
    hearing.subscribe(RED);
    hearing.subscribe(BLUE);
    hearing.unsubscribe(RED);
    settle();

    speaker.publish(RED, bytes("red"));
    speaker.publish(BLUE, bytes("blue"));

    assertThat(ear.nextText()).isEqualTo("blue");
  }

  @Test
  default void theLastCallAboutATopicShouldCount() {
    Bus speaker = join().bus();
    Bus hearing = join().bus();
    RecordingBusListener ear = RecordingBusListener.on(hearing);
    for (int i = 0; i < 100; i++) {
      hearing.subscribe(RED);
      hearing.unsubscribe(RED);
      hearing.unsubscribe(BLUE);
      hearing.subscribe(BLUE);
    }
    settle();

    speaker.publish(RED, bytes("red"));
    speaker.publish(BLUE, bytes("blue"));

    assertThat(ear.nextText()).isEqualTo("blue");
  }

  @Test
  default void unsubscribeShouldLeaveTheOthersAlone() {
    Bus speaker = join().bus();
    Bus leaving = join().bus();
    RecordingBusListener.on(leaving);
    leaving.subscribe(RED);
    RecordingBusListener staying = listener(RED);
    leaving.unsubscribe(RED);
    settle();

    speaker.publish(RED, bytes("still there"));

    assertThat(staying.nextText()).isEqualTo("still there");
  }

  @Test
  default void publishShouldCarryAnyBytes() {
    Bus speaker = join().bus();
    RecordingBusListener ear = listener(RED);
    settle();
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }

    speaker.publish(RED, all);
    speaker.publish(RED, new byte[0]);

    assertThat(ear.next()).isEqualTo(all);
    assertThat(ear.next()).isEmpty();
  }

  @Test
  default void publishShouldCarryTheLongestPayloadAndDropLongerOnes() {
    Bus speaker = join().bus();
    RecordingBusListener ear = listener(RED);
    settle();
    byte[] longest = new byte[Bus.MAX_PAYLOAD];
    TestRandom.seeded(1).nextBytes(longest);

    assertThat(speaker.publish(RED, new byte[Bus.MAX_PAYLOAD + 1])).isFalse();
    assertThat(speaker.publish(RED, longest)).isTrue();

    assertThat(ear.next()).isEqualTo(longest);
  }

  @Test
  default void subscribeShouldTakeManyTopics() {
    Bus speaker = join().bus();
    Bus hearing = join().bus();
    RecordingBusListener ear = RecordingBusListener.on(hearing);
    List<Topic> topics =
        IntStream.rangeClosed(1, 10_000).mapToObj(id -> Topic.of(new AccountId(id))).toList();
    topics.forEach(hearing::subscribe);
    settle();

    topics.forEach(topic -> speaker.publish(topic, bytes(topic.name())));

    assertThat(ear.nextTexts(topics.size()))
        .containsExactlyInAnyOrderElementsOf(topics.stream().map(Topic::name).toList());
  }

  private RecordingBusListener listener(Topic topic) {
    Bus bus = join().bus();
    RecordingBusListener ear = RecordingBusListener.on(bus);
    bus.subscribe(topic);
    return ear;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
