// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.media.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.PortException;
import dev.sotto.core.media.object.MediaType;
import dev.sotto.core.media.object.ObjectKey;
import dev.sotto.core.media.object.ObjectStore.AlreadyThere;
import dev.sotto.core.media.object.ObjectStore.StoredObject;
import dev.sotto.core.media.object.StreamedStore;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.testkit.Concurrently;
import dev.sotto.testkit.media.StreamedStoreContract;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FileObjectStoreTest implements StreamedStoreContract {
  private static final ObjectKey KEY =
      new ObjectKey("media/7/00000000-0000-4000-8000-000000000001.bin");

  @TempDir private Path folder;
  private StreamedStore store;

  @BeforeEach
  void open() {
    store = reopened();
  }

  @Override
  public StreamedStore store() {
    return store;
  }

  @Test
  void storeShouldBeOpenedWhileOthersReceiveObjects() {
    var received = new AtomicInteger();

    Concurrently.run(
        4,
        number -> {
          for (int i = 0; i < 300; i++) {
            if (number == 0) {
              reopened().close();
            } else {
              receive(received.incrementAndGet());
            }
          }
        });

    assertThat(store.page("", 1_000)).hasSize(received.get());
  }

  private void receive(int number) {
    try {
      ObjectKey key = new ObjectKey("media/9/00000000-0000-4000-8000-%012d.bin".formatted(number));
      store.write(key, MediaType.BYTES, 5, stream("hello"));
    } catch (IOException | AlreadyThere e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void objectShouldBeThereWhenTheStoreIsOpenedAgain() throws Exception {
    store.write(KEY, MediaType.BYTES, 5, stream("hello"));
    ObjectKey other = new ObjectKey("media/8/00000000-0000-4000-8000-000000000002.bin");
    store.append(other, 0, 9, stream("part"));
    store.close();

    StreamedStore again = reopened();

    assertThat(again.size(KEY)).hasValue(5);
    assertThat(again.received(other)).isEqualTo(4);
    assertThat(again.append(other, 4, 9, stream("s, it"))).isEqualTo(9);
  }

  @Test
  void nothingShouldBeLeftOfAPieceThatAKilledServerWasReceiving() throws Exception {
    var uploads = folder.resolve("uploads");
    Path left = Files.writeString(uploads.resolve("0d9a.piece"), "half");
    Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    Path growing = Files.writeString(uploads.resolve("1d9a.piece"), "half");
    store.close();

    reopened();

    assertThat(left).doesNotExist();
    assertThat(growing).exists();
  }

  @Test
  void pieceThatAnotherServerReceivesShouldStayWhenTheClockIsWrong() throws Exception {
    Path growing = Files.writeString(folder.resolve("uploads").resolve("1d9a.piece"), "half");
    var ahead = InstantSource.fixed(Instant.now().plus(Duration.ofDays(40)));

    new LocalMediaProvider().open(new AdapterUrl("file", folder.toString()), ahead).close();

    assertThat(growing).exists();
    try (Stream<Path> files = Files.list(folder.resolve("uploads"))) {
      assertThat(files).containsExactly(growing);
    }
  }

  @Test
  void nothingShouldBeLeftWhenAClientBreaksOff() throws Exception {
    assertThatThrownBy(() -> store.write(KEY, MediaType.BYTES, 9, stream("half")))
        .isInstanceOf(IOException.class);

    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void filesShouldBeForTheirOwnerOnly() throws Exception {
    Path root = folder.resolve("below/media");
    StreamedStore fresh = opened(root);
    fresh.write(KEY, MediaType.BYTES, 5, stream("hello"));
    ObjectKey other = new ObjectKey("media/8/00000000-0000-4000-8000-000000000002.bin");
    fresh.append(other, 0, 9, stream("part"));
    fresh.check();
    try (var growing =
        new SyncedFileWriter(
            root.resolve("uploads/x"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      assertThat(growing.take(stream(""), 1)).isZero();
    }

    assertPrivate(root);
  }

  @Test
  void filesOfEarlierServersShouldBecomePrivate() throws Exception {
    store.write(KEY, MediaType.BYTES, 5, stream("hello"));
    ObjectKey other = new ObjectKey("media/8/00000000-0000-4000-8000-000000000002.bin");
    store.append(other, 0, 9, stream("part"));
    Path beside = Files.writeString(folder.resolve("beside"), "somebody else's");
    Set<PosixFilePermission> open = PosixFilePermissions.fromString("rwxr-xr-x");
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.toList()) {
        Files.setPosixFilePermissions(one, open);
      }
    }

    reopened();

    assertThat(Files.getPosixFilePermissions(beside)).isEqualTo(open);
    Files.delete(beside);
    assertPrivate(folder);
    assertThat(store.size(KEY)).hasValue(5);
  }

  private static void assertPrivate(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      assertThat(all)
          .hasSizeGreaterThan(5)
          .allSatisfy(
              one ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(one)))
                      .as(one.toString())
                      .isEqualTo(Files.isDirectory(one) ? "rwx------" : "rw-------"));
    }
  }

  @Test
  void pageShouldTellWhatOthersHavePutThereInOrder() throws Exception {
    store.write(KEY, MediaType.BYTES, 5, stream("hello"));
    Path objects = folder.resolve("media");
    for (String name : List.of("7-old/a", "7/notes", "7/below/b", ".hidden")) {
      Path file = objects.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "four");
    }

    List<String> names = new ArrayList<>();
    List<StoredObject> page = store.page("", 2);
    while (!page.isEmpty()) {
      page.forEach(found -> names.add(found.name()));
      page = store.page(page.getLast().name(), 2);
    }

    assertThat(names)
        .containsExactly(
            "media/.hidden", "media/7-old/a", KEY.text(), "media/7/below", "media/7/notes");
    assertThat(store.page("media/7/below", 2))
        .containsExactly(new StoredObject("media/7/notes", 4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:", "file: "})
  void openShouldRefuseAUrlThatNamesNoFolder(String url) {
    assertThatThrownBy(() -> open(url))
        .isInstanceOf(AdapterUrl.InvalidUrl.class)
        .hasMessageContaining("folder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/below"})
  void openShouldSayThatThereIsNoFolderNow(String below) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThatThrownBy(() -> open("file:" + file + below))
        .isInstanceOf(PortException.Unavailable.class)
        .hasMessageContaining("make it a folder");
  }

  private static void open(String url) {
    var _ = new LocalMediaProvider().open(AdapterUrl.parse(url), InstantSource.system());
  }

  private StreamedStore reopened() {
    return opened(folder);
  }

  private static StreamedStore opened(Path root) {
    var opened =
        new LocalMediaProvider().open(AdapterUrl.parse("file:" + root), InstantSource.system());
    return (StreamedStore) opened;
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }
}
