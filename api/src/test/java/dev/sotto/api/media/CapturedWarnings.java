// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// The warnings and errors in the log of a server.
public final class CapturedWarnings extends Handler implements AutoCloseable {
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final Logger root = Logger.getLogger("");

  public CapturedWarnings() {
    setLevel(Level.SEVERE);
    root.addHandler(this);
  }

  public List<String> heard() {
    return heard;
  }

  @Override
  public void publish(LogRecord complaint) {
    if (isLoggable(complaint)) {
      heard.add(complaint.getLoggerName() + ": " + complaint.getMessage());
    }
  }

  @Override
  public void flush() {
    // Nothing is held back.
  }

  @Override
  public void close() {
    root.removeHandler(this);
  }
}
