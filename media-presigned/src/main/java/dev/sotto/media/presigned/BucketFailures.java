// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.media.presigned;

import dev.sotto.core.NetworkFailure;

/// The meaning of an object store's failures to an operator
/// (https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html).
record BucketFailures(Bucket bucket) {
  private static final NetworkFailure NETWORK =
      new NetworkFailure("the object store", "SOTTO_MEDIA");

  /// {@return the store, the reason and the remedy, in one sentence without a full stop}
  String unreachable(Throwable failure) {
    return "%s %s"
        .formatted(
            bucket.endpoint(),
            NETWORK
                .explain(failure)
                .orElse(
                    "does not answer as an object store does: check what SOTTO_MEDIA names, and whether it speaks TLS there"));
  }

  /// {@return the same of a refusal}
  ///
  /// @param code as the store says it; empty when it says none
  String refused(int status, String code) {
    return "bucket %s at %s answered %d %s: %s"
        .formatted(bucket.name(), bucket.endpoint(), status, code, remedy(status, code));
  }

  private static String remedy(int status, String code) {
    return switch (code) {
      case "InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken", "ExpiredToken" ->
          "check the access key and the secret in SOTTO_MEDIA";
      case "NoSuchBucket" -> "create the bucket, or correct its name in SOTTO_MEDIA";
      case "RequestTimeTooSkewed" -> "set the clocks of both machines by a time server";
      case "AuthorizationHeaderMalformed", "PermanentRedirect" ->
          "correct region= in SOTTO_MEDIA, the bucket is elsewhere";
      case "XMinioStorageFull" -> "make room on its disk";
      case "SlowDown" -> "it has too much to do, try again in a while";
      default ->
          switch (status) {
            case 401, 403 ->
                "let these keys read, write, list and delete in the bucket, or correct them in SOTTO_MEDIA";
            case 404 -> "create the bucket, or correct its name in SOTTO_MEDIA";
            case 507 -> "make room on its disk";
            default ->
                status >= 500
                    ? "look into the log of the object store"
                    : "check what SOTTO_MEDIA names";
          };
    };
  }
}
