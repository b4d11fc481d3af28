// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.media.presigned;

import dev.sotto.core.concurrent.Timers;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// Cancels one call when it takes too long as a whole: a time-out of a socket begins anew with each
/// byte. Told by the client's threads, one after the other.
final class RequestDeadline extends EventListener {
  private final Timers timers;
  private final RequestTimeouts limits;
  private Timers.@Nullable Timer timer;

  RequestDeadline(Timers timers, RequestTimeouts limits) {
    this.timers = timers;
    this.limits = limits;
  }

  @Override
  public void callStart(Call call) {
    begin(call, limits.head(call.request()));
  }

  /// Each write has a time-out of its own, and the bytes may be those of a client.
  @Override
  public void requestBodyStart(Call call) {
    end();
  }

  @Override
  public void requestBodyEnd(Call call, long byteCount) {
    begin(call, limits.head(call.request()));
  }

  @Override
  public void responseHeadersEnd(Call call, Response response) {
    begin(call, limits.body(response));
  }

  @Override
  public void callEnd(Call call) {
    end();
  }

  @Override
  public void callFailed(Call call, IOException failure) {
    end();
  }

  private void begin(Call call, Duration time) {
    end();
    try {
      timer = timers.after(time, call::cancel);
    } catch (RejectedExecutionException e) {
      // The connection is closed.
      call.cancel();
    }
  }

  private void end() {
    Timers.Timer running = timer;
    timer = null;
    if (running != null) {
      running.cancel();
    }
  }
}
