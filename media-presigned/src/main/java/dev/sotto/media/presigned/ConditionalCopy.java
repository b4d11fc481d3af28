// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.media.presigned;

import dev.sotto.core.PortException;
import io.minio.AbortMultipartUploadArgs;
import io.minio.CompleteMultipartUploadArgs;
import io.minio.ComposeObjectArgs;
import io.minio.CreateMultipartUploadArgs;
import io.minio.Http;
import io.minio.SourceObject;
import io.minio.StatObjectResponse;
import io.minio.UploadPartCopyArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.messages.Part;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Copies one entry of a bucket to a name that has none, without the bytes passing through here.
///
/// `CopyObject` knows no condition on its target with most services, so the copy is an upload of
/// one part, 5 GiB at most, whose last step has one: of two that copy to the same name, one
/// succeeds.
final class ConditionalCopy {
  private static final System.Logger LOG = System.getLogger(ConditionalCopy.class.getName());
  private static final int ONLY_PART = 1;

  /// The source has changed or gone, or the target is there.
  private static final Set<String> MISSED =
      Set.of("PreconditionFailed", "ConditionalRequestConflict", "NoSuchKey", "NoSuchUpload");

  private final S3Connection connection;

  ConditionalCopy(S3Connection connection) {
    this.connection = connection;
  }

  /// Copies the bytes, and of what else is kept beside them only the type. {@return whether the
  /// target has them now; else the source is another meanwhile, or there is a target}
  boolean copy(StatObjectResponse source, String target) {
    return connection.ask(
        "media-copy",
        _ -> {
          String upload = begin(target, source.contentType());
          try {
            finish(target, upload, copyBytes(source, target, upload));
            return true;
          } catch (MinioException | IllegalStateException e) {
            abort(target, upload);
            if (hasMissed(e)) {
              return false;
            }
            throw e;
          }
        });
  }

  private static boolean hasMissed(Exception failure) {
    return failure instanceof ErrorResponseException refused
        && MISSED.contains(refused.errorResponse().code());
  }

  private String begin(String target, String type) throws MinioException {
    var create =
        CreateMultipartUploadArgs.builder()
            .bucket(bucket())
            .object(target)
            .headers(new Http.Headers("Content-Type", type))
            .build();
    return await(connection.parts().createMultipartUpload(create)).result().uploadId();
  }

  private Part copyBytes(StatObjectResponse source, String target, String upload)
      throws MinioException {
    var from =
        SourceObject.builder()
            .bucket(bucket())
            .object(source.object())
            .matchETag("\"%s\"".formatted(source.etag()))
            .build();
    // The builder of the arguments for one part does not work in this version of the client.
    var whole =
        ComposeObjectArgs.builder().bucket(bucket()).object(target).sources(List.of(from)).build();
    var copy = new UploadPartCopyArgs(whole, upload, ONLY_PART, from.makeCopyHeaders());
    return await(connection.parts().uploadPartCopy(copy)).part();
  }

  private void finish(String target, String upload, Part part) throws MinioException {
    var complete =
        CompleteMultipartUploadArgs.builder()
            .bucket(bucket())
            .object(target)
            .uploadId(upload)
            .parts(new Part[] {part})
            .extraHeaders(Map.of("If-None-Match", "*"))
            .build();
    await(connection.parts().completeMultipartUpload(complete));
  }

  /// What this leaves behind the bucket's own rule removes.
  private void abort(String target, String upload) {
    var abort =
        AbortMultipartUploadArgs.builder().bucket(bucket()).object(target).uploadId(upload).build();
    try {
      connection.ask(
          "media-copy", _ -> await(connection.parts().abortMultipartUpload(abort)).uploadId());
    } catch (PortException.Unavailable e) {
      LOG.log(Level.DEBUG, "an unfinished copy stays: {0}", e.getMessage());
    }
  }

  private <T> T await(CompletableFuture<T> answer) throws MinioException {
    try {
      return answer.join();
    } catch (CompletionException e) {
      connection.parts().throwMinioException(e);
      throw e;
    }
  }

  private String bucket() {
    return connection.bucket().name();
  }
}
