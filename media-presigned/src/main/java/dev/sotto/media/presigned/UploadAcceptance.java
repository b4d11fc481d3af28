// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.media.presigned;

import dev.sotto.core.PortException;
import dev.sotto.core.media.object.ObjectKey;
import dev.sotto.core.media.object.ObjectSize;
import io.minio.StatObjectResponse;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.OptionalLong;

/// Makes objects of what clients have uploaded. Signed URLs lead to `incoming/` only, so that they
/// can change nothing that is accepted. Safe for use by many threads, here and on other nodes.
final class UploadAcceptance {
  private static final System.Logger LOG = System.getLogger(UploadAcceptance.class.getName());
  private static final String WAITING = "incoming/";

  /// How often an upload is looked at that is replaced meanwhile.
  private static final int ATTEMPTS = 3;

  private final BucketEntries entries;
  private final ConditionalCopy copying;

  UploadAcceptance(S3Connection connection) {
    this.entries = new BucketEntries(connection);
    this.copying = new ConditionalCopy(connection);
  }

  /// {@return under which name an upload waits}
  static String incoming(ObjectKey key) {
    return WAITING + key.text();
  }

  /// As [dev.sotto.core.media.object.PresignedStore#accept].
  OptionalLong accept(ObjectKey key, ObjectSize declared) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      // In this order: what does not wait any more has become the object meanwhile.
      Optional<StatObjectResponse> waiting = entries.find(incoming(key));
      Optional<StatObjectResponse> object = entries.find(key.text());
      if (object.isPresent()) {
        waiting.ifPresent(_ -> forget(key));
        return OptionalLong.of(object.get().size());
      }
      if (waiting.isEmpty()) {
        return OptionalLong.empty();
      }
      long size = waiting.get().size();
      if (!declared.allows(size)) {
        return OptionalLong.of(size);
      }
      if (copying.copy(waiting.get(), key.text())) {
        forget(key);
        return OptionalLong.of(size);
      }
    }
    return OptionalLong.empty();
  }

  /// The object is there whether or not this succeeds.
  private void forget(ObjectKey key) {
    try {
      entries.remove(incoming(key));
    } catch (PortException.Unavailable e) {
      LOG.log(Level.DEBUG, "an accepted upload stays for now: {0}", e.getMessage());
    }
  }
}
