// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.s3;

import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.util.Arrays;

/// An S3 server (S3Proxy) of its own on a free port of this machine, which keeps everything in
/// memory and checks signatures, expiry and what was signed. For one thread.
///
/// It is found on the class path, because its jar cannot be a module: a module that uses this class
/// has `org.gaul:s3proxy` among the dependencies of its tests.
public final class EmbeddedS3 implements AutoCloseable {
  /// The keys that the server knows.
  public static final String ACCESS = "sotto-access";

  /// The secret of [#ACCESS], with characters that URLs must encode.
  public static final String SECRET = "sotto/secret+key";

  private static final String ROOT = "org.gaul.s3proxy.";

  private final Object blobs;
  private final Object server;

  private EmbeddedS3(Object blobs, Object server) {
    this.blobs = blobs;
    this.server = server;
  }

  /// {@return a server that answers, without buckets}
  public static EmbeddedS3 start() {
    try {
      Object blobs = type("nio2blob.TransientNio2BlobStore").getConstructor().newInstance();
      Class<?> builderType = type("S3Proxy$Builder");
      Class<?> authentication = type("auth.AuthenticationType");
      Object builder = type("S3Proxy").getMethod("builder").invoke(null);
      builderType.getMethod("blobStore", type("blobstore.BlobStore")).invoke(builder, blobs);
      builderType
          .getMethod("endpoint", URI.class)
          .invoke(builder, URI.create("http://127.0.0.1:0"));
      builderType
          .getMethod("awsAuthentication", authentication, String.class, String.class)
          .invoke(builder, authentication.getField("AWS_V4").get(null), ACCESS, SECRET);
      Object server = builderType.getMethod("build").invoke(builder);
      server.getClass().getMethod("start").invoke(server);
      return new EmbeddedS3(blobs, server);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "cannot start S3Proxy; is org.gaul:s3proxy among the dependencies of the tests?", e);
    }
  }

  private static Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName(ROOT + name, true, ClassLoader.getSystemClassLoader());
  }

  /// Makes an empty bucket.
  public void createBucket(String name) {
    call(blobs, "blobstore.BlobStore", "createContainer", name);
  }

  /// {@return whether there is such a bucket}
  public boolean hasBucket(String name) {
    return (boolean) call(blobs, "blobstore.BlobStore", "containerExists", name);
  }

  /// Deletes a bucket with all that is in it.
  public void deleteBucket(String name) {
    call(blobs, "blobstore.BlobStore", "deleteContainer", name);
  }

  /// {@return for example `127.0.0.1:40123`}
  public String address() {
    return "127.0.0.1:" + call(server, "S3Proxy", "getPort");
  }

  /// {@return what names one of its buckets in `SOTTO_MEDIA`}
  public String setting(String bucket) {
    return "s3://%s:%s@%s?region=eu-west-1&endpoint=http://%s&path-style=true"
        .formatted(ACCESS, SECRET.replace("/", "%2F"), bucket, address());
  }

  private static Object call(Object target, String type, String method, String... arguments) {
    try {
      var types = new Class<?>[arguments.length];
      Arrays.fill(types, String.class);
      return type(type).getMethod(method, types).invoke(target, (Object[]) arguments);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(method, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(method, e);
    }
  }

  @Override
  public void close() {
    call(server, "S3Proxy", "stop");
  }
}
