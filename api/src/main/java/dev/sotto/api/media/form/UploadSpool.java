// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media.form;

import dev.sotto.api.http.ProblemException;
import dev.sotto.core.bound.Bound;
import dev.sotto.core.bound.PoolClient;
import dev.sotto.core.bound.SharedPool;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;

/// Keeps files in the temporary folder until they have come whole: only then it is known how large
/// they are. Safe for use by many threads.
public final class UploadSpool {
  /// How many bytes there are at most in all files together.
  public static final long CAPACITY = Bound.SPOOL.most();

  private static final System.Logger LOG = System.getLogger(UploadSpool.class.getName());
  private static final int CHUNK = 64 * 1024;

  private final SharedPool room;
  private final PoolClient who;

  public UploadSpool(long capacity) {
    this(new SharedPool(capacity), PoolClient.EXEMPT);
  }

  private UploadSpool(SharedPool room, PoolClient who) {
    this.room = room;
    this.who = who;
  }

  /// {@return the same, for files of one client}
  public UploadSpool of(PoolClient client) {
    return new UploadSpool(room, client);
  }

  /// {@return a file with the bytes up to their end, or with `most` and one: there were more; the
  /// caller closes it}
  ///
  /// @throws ProblemException when the folder has enough
  /// @throws IOException when `bytes`, or the folder, fails
  SpooledFile take(InputStream bytes, long most) throws IOException {
    SharedPool.Lease lease = room.lease(who);
    SpooledFile file = SpooledFile.create(lease::close);
    try {
      var chunk = new byte[CHUNK];
      int read;
      while (file.size() <= most && (read = bytes.read(chunk)) >= 0) {
        int wanted = (int) Math.min(read, most + 1 - file.size());
        reserve(lease, wanted);
        file.append(ByteBuffer.wrap(chunk, 0, wanted));
      }
      return file;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /// {@return how many bytes there are in all files}
  long held() {
    return room.taken();
  }

  private static void reserve(SharedPool.Lease lease, int count) {
    if (!lease.grow(count)) {
      LOG.log(Level.WARNING, "there is no room for more uploads on their way; one is refused");
      throw ProblemException.busy();
    }
  }
}
