// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.media.presigned;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.sotto.core.PortException;
import dev.sotto.core.media.object.MediaType;
import dev.sotto.core.media.object.ObjectKey;
import dev.sotto.core.media.object.ObjectSize;
import dev.sotto.testkit.machine.TricklingServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// A service that says a byte now and then, well before a time-out of a socket would end.
final class SlowStoreTest {
  private static final ObjectKey KEY =
      new ObjectKey("media/7/00000000-0000-4000-8000-000000000001.bin");
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final RequestTimeouts LIMITS =
      new RequestTimeouts(Duration.ofMillis(150), Duration.ofMillis(150), Duration.ofMillis(150));

  @Test
  void everyCallShouldEndInTimeWhenTheHeadOfTheAnswerDrips() throws IOException {
    try (var server =
            TricklingServer.sending("HTTP/1.1 200 OK\r\nX-Slow: ".getBytes(US_ASCII), 'x');
        S3ObjectStore store = store(server)) {
      for (ThrowingCallable call :
          List.<ThrowingCallable>of(
              store::check,
              () -> store.size(KEY),
              () -> store.read(KEY, 0),
              () -> store.accept(KEY, ObjectSize.upTo(1)),
              () -> store.delete(KEY),
              () -> store.page("", 1),
              () -> store.write(KEY, MediaType.BYTES, 1, bytes()))) {
        assertTimeoutPreemptively(
            SOON,
            () ->
                assertThatThrownBy(call)
                    .isInstanceOf(PortException.Unavailable.class)
                    .hasMessageContaining("does not answer in time"));
      }
    }
  }

  @Test
  void readingShouldEndInTimeWhenTheObjectDrips() throws Exception {
    try (var server =
            TricklingServer.sending(
                "HTTP/1.1 200 OK\r\nContent-Length: 4000\r\n\r\n".getBytes(US_ASCII), 'x');
        S3ObjectStore store = store(server);
        InputStream object = store.read(KEY, 0)) {
      assertTimeoutPreemptively(
          SOON, () -> assertThatThrownBy(object::readAllBytes).isInstanceOf(IOException.class));
    }
  }

  @Test
  void timeShouldGrowWithWhatIsToBeRead() {
    assertThat(RequestTimeouts.DEFAULT.body(answer("Content-Length", "41943040")))
        .isEqualTo(Duration.ofMinutes(2).plusSeconds(10_240));
    assertThat(RequestTimeouts.DEFAULT.body(answer("Content-Length", "-1")))
        .isEqualTo(Duration.ofMinutes(2));
    assertThat(RequestTimeouts.DEFAULT.body(answer("X", "1"))).isEqualTo(Duration.ofMinutes(2));
  }

  private static Response answer(String header, String value) {
    return new Response.Builder()
        .request(new Request.Builder().url("http://localhost/").build())
        .protocol(Protocol.HTTP_1_1)
        .code(200)
        .message("OK")
        .header(header, value)
        .build();
  }

  private static S3ObjectStore store(TricklingServer server) {
    var bucket =
        new Bucket(
            URI.create("http://127.0.0.1:" + server.port()),
            "photos",
            "eu-west-1",
            Bucket.Style.PATH);
    return new S3ObjectStore(
        S3Connection.to(bucket, new S3Credentials.Keys("access", "secret"), LIMITS),
        InstantSource.system());
  }

  private static InputStream bytes() {
    return new ByteArrayInputStream(new byte[1]);
  }
}
