// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.PortException;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.media.object.Checksum;
import dev.sotto.core.media.object.MediaType;
import dev.sotto.core.media.object.ObjectKey;
import dev.sotto.core.media.object.ObjectStore;
import dev.sotto.core.media.object.ObjectStore.AlreadyThere;
import dev.sotto.core.media.object.ObjectStore.NoSuchObject;
import dev.sotto.core.media.object.ObjectStore.StoredObject;
import dev.sotto.testkit.Concurrently;
import dev.sotto.testkit.data.TestMedia;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What every [ObjectStore] must do, however clients reach it: a part of [StreamedStoreContract]
/// and [PresignedStoreContract].
public interface ObjectStoreContract {
  /// {@return the store under test: empty at the start of a test, and the same one all through it}
  ObjectStore store();

  @Test
  default void readShouldTellJustWhatWasWritten() throws Exception {
    ObjectKey key = TestBytes.key(1);

    write(key, "hello");

    assertThat(store().size(key)).hasValue(5);
    assertThat(read(key, 0)).isEqualTo("hello");
    assertThat(read(key, 3)).isEqualTo("lo");
    assertThat(read(key, 5)).isEmpty();
  }

  @Test
  default void writeShouldTellTheChecksumOfTheBytes() throws Exception {
    byte[] bytes = new byte[200_001];
    new Random(5).nextBytes(bytes);
    InputStream stream = new ByteArrayInputStream(bytes);

    Checksum told = store().write(TestBytes.key(1), MediaType.BYTES, bytes.length, stream);

    assertThat(told).isEqualTo(Checksum.of(bytes));
  }

  @Test
  default void readShouldRefuseWhatIsNotThere() {
    ObjectKey key = TestBytes.key(1);

    assertThat(store().size(key)).isEmpty();
    assertThatThrownBy(() -> store().read(key, 0)).isInstanceOf(NoSuchObject.class);
    assertThat(store().delete(key)).isFalse();
  }

  @Test
  default void writeShouldNeverOverwrite() throws Exception {
    ObjectKey key = TestBytes.key(1);
    write(key, "first");

    assertThatThrownBy(() -> write(key, "other")).isInstanceOf(AlreadyThere.class);

    assertThat(read(key, 0)).isEqualTo("first");
  }

  @Test
  default void writeShouldKeepOneWhenManyWriteTheSame() throws Exception {
    ObjectKey key = TestBytes.key(1);

    List<Boolean> done =
        Concurrently.call(16, number -> attempt(key, "text%02d".formatted(number)));

    assertThat(done).filteredOn(one -> one).hasSize(1);
    assertThat(read(key, 0)).isEqualTo("text%02d".formatted(done.indexOf(true)));
  }

  @Test
  default void writeShouldKeepNothingOfTooFewOrTooManyBytes() {
    ObjectKey key = TestBytes.key(1);

    for (String wrong : List.of("", "four", "sixsix")) {
      assertThatThrownBy(() -> store().write(key, MediaType.BYTES, 5, TestBytes.stream(wrong)))
          .isInstanceOf(IOException.class);
      assertThat(store().size(key)).isEmpty();
      assertThatThrownBy(() -> store().read(key, 0)).isInstanceOf(NoSuchObject.class);
    }
    assertThat(store().page("", 10)).isEmpty();
  }

  @Test
  default void writeShouldKeepNothingWhenTheClientBreaksOff() throws Exception {
    ObjectKey key = TestBytes.key(1);
    InputStream cut = new SequenceInputStream(TestBytes.stream("hel"), TestBytes.broken());

    assertThatThrownBy(() -> store().write(key, MediaType.BYTES, 5, cut))
        .isInstanceOf(IOException.class);

    assertThat(store().size(key)).isEmpty();
    assertThat(store().page("", 10)).isEmpty();
    write(key, "hello");
    assertThat(read(key, 0)).isEqualTo("hello");
  }

  @Test
  default void deleteShouldForgetObjects() throws Exception {
    write(TestBytes.key(1), "hello");
    write(TestBytes.key(3), "stays");

    assertThat(store().delete(TestBytes.key(1))).isTrue();
    assertThat(store().delete(TestBytes.key(1))).isFalse();

    assertThat(store().size(TestBytes.key(1))).isEmpty();
    assertThat(store().page("", 10)).containsExactly(new StoredObject(TestBytes.key(3).text(), 5));
  }

  @Test
  default void pageShouldWalkThroughAllObjectsByName() throws Exception {
    var names = new ArrayList<String>();
    for (int i = 0; i < 7; i++) {
      ObjectKey key = TestMedia.aKey(new AccountId(1 + i % 3 * 9));
      write(key, "x".repeat(i + 1));
      names.add(key.text());
    }
    Collections.sort(names);

    List<StoredObject> first = store().page("", 4);
    List<StoredObject> second = store().page(first.getLast().name(), 4);

    assertThat(first).extracting(StoredObject::name).isEqualTo(names.subList(0, 4));
    assertThat(second).extracting(StoredObject::name).isEqualTo(names.subList(4, 7));
    assertThat(first.getFirst().size())
        .isEqualTo(store().size(new ObjectKey(names.getFirst())).orElseThrow());
  }

  @Test
  default void storeShouldBeUnavailableWhenClosed() {
    store().check();
    store().close();

    assertThatThrownBy(() -> store().check()).isInstanceOf(PortException.Unavailable.class);
    assertThatThrownBy(() -> store().size(TestBytes.key(1)))
        .isInstanceOf(PortException.Unavailable.class);
    assertThatThrownBy(() -> store().page("", 1)).isInstanceOf(PortException.Unavailable.class);
    assertThatThrownBy(() -> write(TestBytes.key(1), "x"))
        .isInstanceOf(PortException.Unavailable.class);
  }

  private boolean attempt(ObjectKey key, String text) {
    try {
      write(key, text);
      return true;
    } catch (AlreadyThere e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(ObjectKey key, String text) throws IOException, AlreadyThere {
    store().write(key, MediaType.BYTES, text.length(), TestBytes.stream(text));
  }

  private String read(ObjectKey key, long from) throws IOException, NoSuchObject {
    try (InputStream bytes = store().read(key, from)) {
      return new String(bytes.readAllBytes(), UTF_8);
    }
  }
}
