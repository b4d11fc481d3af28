// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import dev.sotto.core.PortException;
import dev.sotto.core.server.StorageWatch;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Storage;
import dev.sotto.storage.sqlite.SqliteStorageProvider;
import dev.sotto.testkit.FastPasswordHasher;
import dev.sotto.testkit.TestInstants;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A running server tells its operator what is wrong with the storage, without being asked and
/// without saying it again and again.
final class StorageWatchTest {
  private static final Logger LOGS = Logger.getLogger(StorageWatch.class.getName());

  private final Recorder recorder = new Recorder();
  private final Set<String> broken = ConcurrentHashMap.newKeySet();
  private final AtomicInteger searches = new AtomicInteger();
  private final CountDownLatch searched = new CountDownLatch(1);
  private final TestServer server =
      TestServer.start(
          TestServer.Setup.standard(),
          TestInstants.NOON,
          new FastPasswordHasher(),
          this::breakable);

  StorageWatchTest() {
    LOGS.setLevel(Level.ALL);
    LOGS.setUseParentHandlers(false);
    LOGS.addHandler(recorder);
  }

  @AfterEach
  void stop() {
    broken.clear();
    server.close();
    LOGS.removeHandler(recorder);
    LOGS.setUseParentHandlers(true);
    LOGS.setLevel(null);
  }

  @Test
  void outageShouldBeToldOnceAndSoShouldItsEnd() {
    server.advance(StorageWatch.PERIOD);
    assertThat(recorder.told(Level.INFO)).isEmpty();

    broken.add("check");
    server.advance(StorageWatch.PERIOD.multipliedBy(4));
    assertThat(recorder.told(Level.INFO))
        .containsExactly("the storage cannot be used: check: the disk is full");

    broken.remove("check");
    server.advance(StorageWatch.PERIOD.multipliedBy(4));
    assertThat(recorder.told(Level.INFO))
        .containsExactly(
            "the storage cannot be used: check: the disk is full", "the storage can be used again");
  }

  @Test
  void damageShouldBeLookedForOnceADayAndTold() throws InterruptedException {
    broken.add("verify");

    server.advance(Duration.ofMinutes(10));

    assertThat(searched.await(10, TimeUnit.SECONDS)).isTrue();
    recorder.await("the storage is damaged: verify: the disk is full");
    assertThat(searches).hasValue(1);
  }

  private Storage breakable(Path folder) {
    var url = new AdapterUrl("sqlite", folder.resolve("sotto.db").toString());
    var provider = new SqliteStorageProvider();
    provider.at(url).migrate();
    Storage real = provider.at(url).open();
    return (Storage)
        Proxy.newProxyInstance(
            StorageWatchTest.class.getClassLoader(),
            new Class<?>[] {Storage.class},
            (_, method, arguments) -> {
              String name = method.getName();
              try {
                if (broken.contains(name)) {
                  throw name.equals("verify")
                      ? new PortException.Corrupt(name + ": the disk is full", new AssertionError())
                      : new PortException.Unavailable(name + ": the disk is full");
                }
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              } finally {
                if (name.equals("verify")) {
                  searches.incrementAndGet();
                  searched.countDown();
                }
              }
            });
  }

  private static final class Recorder extends Handler {
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    List<String> told(Level least) {
      return records.stream()
          .filter(entry -> entry.getLevel().intValue() >= least.intValue())
          .map(Recorder::text)
          .toList();
    }

    void await(String text) throws InterruptedException {
      synchronized (records) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!told(Level.ALL).contains(text) && System.nanoTime() < end) {
          records.wait(100);
        }
      }
      assertThat(told(Level.ALL)).contains(text);
    }

    @Override
    public void publish(LogRecord entry) {
      records.add(entry);
      synchronized (records) {
        records.notifyAll();
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    private static String text(LogRecord entry) {
      return entry.getParameters() == null
          ? entry.getMessage()
          : java.text.MessageFormat.format(entry.getMessage(), entry.getParameters());
    }
  }
}
