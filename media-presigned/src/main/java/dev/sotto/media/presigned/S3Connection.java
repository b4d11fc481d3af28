// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.media.presigned;

import dev.sotto.core.PortException;
import dev.sotto.core.concurrent.SystemTimers;
import io.minio.Http;
import io.minio.MinioAsyncClient;
import io.minio.MinioClient;
import io.minio.credentials.Credentials;
import io.minio.credentials.Provider;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.security.ProviderException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.RequestBody;
import okhttp3.Response;

/// The way to one bucket. Safe for use by many threads.
public final class S3Connection implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
  private static final Duration SILENCE = Duration.ofSeconds(10);

  private static final Set<Integer> PASSING = Set.of(500, 502, 503, 504);
  private static final int ATTEMPTS = 2;
  private static final long PAUSE_MS = 100;

  private final Bucket bucket;
  private final BucketFailures failures;
  private final OkHttpClient http;
  private final SystemTimers timers;
  private final Provider provider;
  private final MinioClient client;
  private final MinioAsyncClient parts;
  private volatile boolean closed;

  private S3Connection(Bucket bucket, OkHttpClient http, SystemTimers timers, S3Credentials login) {
    this.bucket = bucket;
    this.failures = new BucketFailures(bucket);
    this.http = http;
    this.timers = timers;
    this.provider = login.provider(http);
    this.client =
        MinioClient.builder()
            .endpoint(bucket.endpoint().toString())
            .region(bucket.region())
            .credentialsProvider(provider)
            .httpClient(http)
            .build();
    this.parts =
        MinioAsyncClient.builder()
            .endpoint(bucket.endpoint().toString())
            .region(bucket.region())
            .credentialsProvider(provider)
            .httpClient(http)
            .build();
    switch (bucket.style()) {
      case HOST -> {
        client.enableVirtualStyleEndpoint();
        parts.enableVirtualStyleEndpoint();
      }
      case PATH -> {
        client.disableVirtualStyleEndpoint();
        parts.disableVirtualStyleEndpoint();
      }
    }
  }

  /// {@return a connection; nothing has been asked yet}
  ///
  /// @throws IllegalArgumentException when there can be no such endpoint
  public static S3Connection to(Bucket bucket, S3Credentials login) {
    return to(bucket, login, RequestTimeouts.DEFAULT);
  }

  static S3Connection to(Bucket bucket, S3Credentials login, RequestTimeouts limits) {
    var retries = new Http.StatusRetryInterceptor(PASSING, PAUSE_MS, ATTEMPTS);
    var timers = new SystemTimers();
    OkHttpClient.Builder builder = like(bucket.endpoint());
    builder.dispatcher(new Dispatcher()).connectionPool(new ConnectionPool());
    builder.interceptors().clear();
    builder.addInterceptor(S3Connection::tellLate);
    builder.addInterceptor(chain -> isOneShot(chain) ? once(chain) : retries.intercept(chain));
    builder.addInterceptor(chain -> waitForCopies(chain, limits));
    builder.eventListenerFactory(_ -> new RequestDeadline(timers, limits));
    OkHttpClient http =
        builder.connectTimeout(CONNECT_TIMEOUT).readTimeout(SILENCE).writeTimeout(SILENCE).build();
    try {
      return new S3Connection(bucket, http, timers, login);
    } catch (RuntimeException e) {
      timers.close();
      throw e;
    }
  }

  /// Nobody but [RequestDeadline] cancels calls.
  private static Response tellLate(Interceptor.Chain chain) throws IOException {
    try {
      return once(chain);
    } catch (IOException e) {
      if (chain.call().isCanceled()) {
        var late = new SocketTimeoutException("late as a whole");
        // Not as its cause: that is what the client would pass on.
        late.addSuppressed(e);
        throw late;
      }
      throw e;
    }
  }

  /// {@return whether the body is there once only: a client sends it meanwhile}
  private static boolean isOneShot(Interceptor.Chain chain) {
    RequestBody body = chain.request().body();
    return body != null && body.isOneShot();
  }

  private static Response once(Interceptor.Chain chain) throws IOException {
    return chain.proceed(chain.request());
  }

  private static OkHttpClient.Builder like(URI endpoint) {
    return "https".equals(endpoint.getScheme())
        ? Trust.CLIENT.newBuilder()
        : new OkHttpClient.Builder().protocols(List.of(Protocol.HTTP_1_1));
  }

  private static Response waitForCopies(Interceptor.Chain chain, RequestTimeouts limits)
      throws IOException {
    boolean copies = RequestTimeouts.isCopy(chain.request());
    return once(
        copies
            ? chain.withReadTimeout(
                Math.toIntExact(limits.copy().toMillis()), TimeUnit.MILLISECONDS)
            : chain);
  }

  /// {@return the bucket}
  public Bucket bucket() {
    return bucket;
  }

  OkHttpClient http() {
    return http;
  }

  /// {@return what knows the calls that [MinioClient] keeps to itself}
  MinioAsyncClient parts() {
    return parts;
  }

  /// {@return the keys of the moment}
  Credentials credentials() {
    return ask("credentials", _ -> provider.fetch());
  }

  /// {@return what the service answers}
  ///
  /// @param name of the call, for messages
  /// @throws PortException.Unavailable when it refuses, or does not answer
  public <T> T ask(String name, Call<T> call) {
    if (closed) {
      throw new PortException.Unavailable(name + ": the object store is closed");
    }
    try {
      return call.ask(client);
    } catch (ErrorResponseException e) {
      throw new PortException.Unavailable(
          "%s: %s".formatted(name, failures.refused(e.response().code(), e.errorResponse().code())),
          e);
    } catch (ProviderException e) {
      throw new PortException.Unavailable(
          "%s: no keys for bucket %s; give them in the URL, the environment or ~/.aws/credentials"
              .formatted(name, bucket.name()),
          e);
    } catch (MinioException | IOException | IllegalStateException e) {
      throw new PortException.Unavailable("%s: %s".formatted(name, failures.unreachable(e)), e);
    }
  }

  /// {@return the words for what fails at this bucket}
  BucketFailures failures() {
    return failures;
  }

  @Override
  public void close() {
    closed = true;
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
    timers.close();
  }

  /// A client that also trusts the authorities of `SSL_CERT_FILE` and `SSL_CERT_DIR`. To read them
  /// takes seconds on some machines, so that is done once, and only for TLS.
  private static final class Trust {
    static final OkHttpClient CLIENT = Http.newDefaultClient();
  }

  /// One question to the service.
  @FunctionalInterface
  public interface Call<T> {
    /// {@return its answer}
    T ask(MinioClient client) throws MinioException, IOException;
  }
}
