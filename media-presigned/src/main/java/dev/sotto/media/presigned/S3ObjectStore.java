// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.media.presigned;

import dev.sotto.core.PortException;
import dev.sotto.core.media.object.Checksum;
import dev.sotto.core.media.object.MediaType;
import dev.sotto.core.media.object.ObjectKey;
import dev.sotto.core.media.object.ObjectSize;
import dev.sotto.core.media.object.PresignedPost;
import dev.sotto.core.media.object.PresignedStore;
import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.Http;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import io.minio.Result;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/// Objects in a bucket. Clients come with URLs signed here; what passes through this server itself
/// passes in chunks, so that the memory taken does not grow with the object.
///
/// Objects lie under `media/`, uploads that are not accepted yet under `incoming/`. Nothing else is
/// looked at: the bucket may have other uses.
public final class S3ObjectStore implements PresignedStore {
  private static final String PREFIX = "media/";
  private static final int LARGEST_PAGE = 1_000;

  /// How long this server has to begin an upload of its own.
  private static final Duration OWN_TIME = Duration.ofMinutes(5);

  private final S3Connection connection;
  private final Presigner presigner;
  private final BucketEntries entries;
  private final UploadAcceptance acceptance;
  private final InstantSource clock;

  /// @param connection closed with the store
  public S3ObjectStore(S3Connection connection, InstantSource clock) {
    this.connection = connection;
    this.presigner = new Presigner(connection.bucket(), clock);
    this.entries = new BucketEntries(connection);
    this.acceptance = new UploadAcceptance(connection);
    this.clock = clock;
  }

  @Override
  public URI uploadUrl(ObjectKey key, MediaType type, ObjectSize size, Instant until) {
    var headers = new TreeMap<>(Map.of("Content-Type", type.text()));
    if (size.exact()) {
      headers.put("Content-Length", Long.toString(size.bytes()));
    }
    return sign(Http.Method.PUT, UploadAcceptance.incoming(key), headers, until).uri();
  }

  @Override
  public PresignedPost uploadForm(ObjectKey key, MediaType type, ObjectSize size, Instant until) {
    return presigner.form(
        UploadAcceptance.incoming(key), type, size, until, connection.credentials());
  }

  @Override
  public URI downloadUrl(ObjectKey key, Instant until) {
    return sign(Http.Method.GET, key.text(), Map.of(), until).uri();
  }

  private HttpUrl sign(
      Http.Method method, String name, Map<String, String> headers, Instant until) {
    return presigner.url(method, name, headers, until, connection.credentials());
  }

  @Override
  public OptionalLong accept(ObjectKey key, ObjectSize declared) {
    return acceptance.accept(key, declared);
  }

  @Override
  public OptionalLong size(ObjectKey key) {
    return entries
        .find(key.text())
        .map(found -> OptionalLong.of(found.size()))
        .orElseGet(OptionalLong::empty);
  }

  @Override
  public InputStream read(ObjectKey key, long from) throws NoSuchObject {
    Optional<InputStream> bytes = connection.ask("media-read", client -> read(client, key, from));
    return bytes.orElseThrow(() -> new NoSuchObject(key));
  }

  private Optional<InputStream> read(MinioClient client, ObjectKey key, long from)
      throws MinioException {
    var get = GetObjectArgs.builder().bucket(bucket()).object(key.text());
    try {
      return Optional.of(client.getObject((from == 0 ? get : get.offset(from)).build()));
    } catch (ErrorResponseException e) {
      return switch (e.errorResponse().code()) {
        case "NoSuchKey" -> Optional.empty();
        // There is no range of no bytes.
        case "InvalidRange" -> Optional.of(InputStream.nullInputStream());
        default -> throw e;
      };
    }
  }

  @Override
  public Checksum write(ObjectKey key, MediaType type, long size, InputStream bytes)
      throws IOException, AlreadyThere {
    if (size(key).isPresent()) {
      throw new AlreadyThere(key);
    }
    var headers =
        Map.of(
            "Content-Type", type.text(),
            "Content-Length", Long.toString(size),
            "If-None-Match", "*");
    var body = new SizedRequestBody(size, bytes);
    var request =
        new Request.Builder()
            .url(sign(Http.Method.PUT, key.text(), headers, clock.instant().plus(OWN_TIME)))
            .put(body);
    headers.forEach(request::header);
    int status = send(request.build(), body);
    if (status == 412) {
      throw new AlreadyThere(key);
    }
    if (status != 200) {
      throw new PortException.Unavailable(
          "media-write: " + connection.failures().refused(status, ""));
    }
    return body.checksum();
  }

  private int send(Request request, SizedRequestBody body) throws IOException {
    try (Response response = connection.http().newCall(request).execute()) {
      return response.code();
    } catch (IOException e) {
      body.rethrow();
      throw new PortException.Unavailable(
          "media-write: " + connection.failures().unreachable(e), e);
    }
  }

  @Override
  public boolean delete(ObjectKey key) {
    // First what waits, so that nobody makes an object of it between the two.
    boolean waited = entries.remove(UploadAcceptance.incoming(key));
    return entries.remove(key.text()) || waited;
  }

  @Override
  public List<StoredObject> page(String after, int limit) {
    var list =
        ListObjectsArgs.builder()
            .bucket(bucket())
            .prefix(PREFIX)
            .recursive(true)
            .startAfter(after)
            .maxKeys(Math.min(limit, LARGEST_PAGE));
    return connection.ask(
        "media-page",
        client -> {
          var page = new ArrayList<StoredObject>();
          for (Result<Item> result : client.listObjects(list.build())) {
            Item item = result.get();
            page.add(new StoredObject(item.objectName(), item.size()));
            if (page.size() == limit) {
              break;
            }
          }
          return List.copyOf(page);
        });
  }

  /// Asks for the bucket only: a write would cost money each time.
  @Override
  public void check() {
    var exists = BucketExistsArgs.builder().bucket(bucket()).build();
    if (!connection.ask("media-check", client -> client.bucketExists(exists))) {
      throw new PortException.Unavailable(
          "media-check: there is no bucket %s; create it at %s, or correct its name in SOTTO_MEDIA"
              .formatted(bucket(), connection.bucket().endpoint()));
    }
  }

  @Override
  public void close() {
    connection.close();
  }

  private String bucket() {
    return connection.bucket().name();
  }
}
