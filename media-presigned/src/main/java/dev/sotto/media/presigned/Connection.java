// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.media.presigned;

import dev.sotto.core.PortException;
import io.minio.Http;
import io.minio.MinioAsyncClient;
import io.minio.MinioClient;
import io.minio.credentials.Credentials;
import io.minio.credentials.Provider;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import java.io.IOException;
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
import okhttp3.Response;

/// The way to one bucket. Safe for use by many threads.
public final class Connection implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
  private static final Duration SILENCE = Duration.ofSeconds(10);

  /// How long a service may copy an object of 5 GiB without a word.
  private static final Duration COPY_SILENCE = Duration.ofMinutes(5);

  private static final Set<Integer> PASSING = Set.of(500, 502, 503, 504);
  private static final int ATTEMPTS = 2;
  private static final long PAUSE_MS = 100;

  private final Bucket bucket;
  private final BucketFailures failures;
  private final OkHttpClient http;
  private final Provider provider;
  private final MinioClient client;
  private final MinioAsyncClient parts;
  private volatile boolean closed;

  private Connection(Bucket bucket, OkHttpClient http, Login login) {
    this.bucket = bucket;
    this.failures = new BucketFailures(bucket);
    this.http = http;
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
  public static Connection to(Bucket bucket, Login login) {
    OkHttpClient.Builder builder = like(bucket.endpoint());
    builder.dispatcher(new Dispatcher()).connectionPool(new ConnectionPool());
    builder.interceptors().clear();
    builder.addInterceptor(new Http.StatusRetryInterceptor(PASSING, PAUSE_MS, ATTEMPTS));
    builder.addInterceptor(Connection::waitForCopies);
    OkHttpClient http =
        builder.connectTimeout(CONNECT_TIMEOUT).readTimeout(SILENCE).writeTimeout(SILENCE).build();
    return new Connection(bucket, http, login);
  }

  private static OkHttpClient.Builder like(URI endpoint) {
    return "https".equals(endpoint.getScheme())
        ? Trust.CLIENT.newBuilder()
        : new OkHttpClient.Builder().protocols(List.of(Protocol.HTTP_1_1));
  }

  private static Response waitForCopies(Interceptor.Chain chain) throws IOException {
    boolean copies = chain.request().header("x-amz-copy-source") != null;
    return (copies
            ? chain.withReadTimeout(Math.toIntExact(COPY_SILENCE.toMillis()), TimeUnit.MILLISECONDS)
            : chain)
        .proceed(chain.request());
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
