// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.PortException;
import dev.sotto.core.media.object.Checksum;
import dev.sotto.core.media.object.MediaType;
import dev.sotto.core.media.object.ObjectKey;
import dev.sotto.core.media.object.ObjectStore.AlreadyThere;
import dev.sotto.core.media.object.ObjectStore.NoSuchObject;
import dev.sotto.core.media.object.ObjectStore.StoredObject;
import dev.sotto.core.media.object.StreamedStore;
import dev.sotto.core.media.object.StreamedStore.TooLong;
import dev.sotto.core.media.object.StreamedStore.WrongOffset;
import dev.sotto.testkit.Concurrently;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/// What every [StreamedStore] must do.
public interface StreamedStoreContract extends ObjectStoreContract {
  /// {@return the store under test: empty at the start of a test, and the same one all through it}
  @Override
  StreamedStore store();

  @Test
  default void appendShouldGoOnWhereAnUploadWasBrokenOff() throws Exception {
    ObjectKey key = TestBytes.key(1);
    InputStream cut = new SequenceInputStream(TestBytes.stream("hel"), TestBytes.broken());
    assertThat(store().received(key)).isZero();

    assertThatThrownBy(() -> store().append(key, 0, 11, cut)).isInstanceOf(IOException.class);

    assertThat(store().received(key)).isEqualTo(3);
    assertThat(store().size(key)).isEmpty();
    assertThat(store().append(key, 3, 11, TestBytes.stream("lo "))).isEqualTo(6);
    assertThat(store().append(key, 6, 11, TestBytes.stream("world"))).isEqualTo(11);
    assertThat(store().size(key)).isEmpty();
    assertThat(store().finish(key, 11)).isEqualTo(Checksum.of("hello world".getBytes(UTF_8)));
    assertThat(read(key, 0)).isEqualTo("hello world");
    assertThat(store().received(key)).isZero();
  }

  @Test
  default void appendShouldRefuseAnotherOffset() throws Exception {
    ObjectKey key = TestBytes.key(1);
    store().append(key, 0, 10, TestBytes.stream("hello"));

    for (long wrong : List.of(0L, 4L, 6L)) {
      assertThatThrownBy(() -> store().append(key, wrong, 10, TestBytes.stream("x")))
          .isInstanceOfSatisfying(
              WrongOffset.class, refused -> assertThat(refused.received()).isEqualTo(5));
    }

    assertThat(store().received(key)).isEqualTo(5);
    assertThatThrownBy(() -> store().finish(key, 6)).isInstanceOf(WrongOffset.class);
    store().finish(key, 5);
    assertThat(read(key, 0)).isEqualTo("hello");
  }

  @Test
  default void appendShouldDropAnUploadThatIsTooLong() throws Exception {
    ObjectKey key = TestBytes.key(1);
    store().append(key, 0, 5, TestBytes.stream("hel"));

    assertThatThrownBy(() -> store().append(key, 3, 5, TestBytes.stream("lo!")))
        .isInstanceOf(TooLong.class);

    assertThat(store().received(key)).isZero();
    assertThat(store().size(key)).isEmpty();
  }

  @Test
  default void appendShouldRefuseWhatIsComplete() throws Exception {
    ObjectKey key = TestBytes.key(1);
    write(key, "first");

    assertThatThrownBy(() -> store().append(key, 0, 5, TestBytes.stream("other")))
        .isInstanceOf(AlreadyThere.class);
    assertThatThrownBy(() -> store().finish(key, 5)).isInstanceOf(AlreadyThere.class);

    assertThat(read(key, 0)).isEqualTo("first");
  }

  @Test
  default void receivedShouldBeUnavailableWhenClosed() {
    store().close();

    assertThatThrownBy(() -> store().received(TestBytes.key(1)))
        .isInstanceOf(PortException.Unavailable.class);
  }

  @Test
  default void appendShouldTakeFromOneAtATime() throws Exception {
    ObjectKey key = TestBytes.key(1);

    List<Boolean> done =
        Concurrently.call(
            16,
            _ -> {
              try {
                return store().append(key, 0, 1_000, TestBytes.stream("hello")) == 5;
              } catch (WrongOffset e) {
                return false;
              } catch (IOException | TooLong | AlreadyThere e) {
                throw new AssertionError(e);
              }
            });

    assertThat(done).filteredOn(one -> one).hasSize(1);
    store().finish(key, 5);
    assertThat(read(key, 0)).isEqualTo("hello");
  }

  @Test
  default void finishShouldMakeOneObjectWhenManyFinishAtOnce() throws Exception {
    for (int number = 1; number <= 20; number++) {
      ObjectKey key = TestBytes.key(number);
      store().append(key, 0, 5, TestBytes.stream("hello"));

      List<Boolean> made = Concurrently.call(16, _ -> isMadeBy(() -> store().finish(key, 5)));

      assertThat(made).filteredOn(one -> one).hasSize(1);
      assertThat(read(key, 0)).isEqualTo("hello");
    }
  }

  /// {@return whether it was this one, and not another at the same time}
  private static boolean isMadeBy(Callable<Checksum> finishing) {
    try {
      return finishing.call().isKnown();
    } catch (WrongOffset | AlreadyThere e) {
      return false;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  default void deleteShouldForgetObjectsAndUploads() throws Exception {
    write(TestBytes.key(1), "hello");
    store().append(TestBytes.key(2), 0, 10, TestBytes.stream("hello"));
    write(TestBytes.key(3), "stays");

    assertThat(store().delete(TestBytes.key(1))).isTrue();
    assertThat(store().delete(TestBytes.key(1))).isFalse();
    assertThat(store().delete(TestBytes.key(2))).isTrue();

    assertThat(store().size(TestBytes.key(1))).isEmpty();
    assertThat(store().received(TestBytes.key(2))).isZero();
    assertThat(store().page("", 10)).containsExactly(new StoredObject(TestBytes.key(3).text(), 5));
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
