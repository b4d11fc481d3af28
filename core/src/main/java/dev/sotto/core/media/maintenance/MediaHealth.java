// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media.maintenance;

import dev.sotto.core.PortException;
import dev.sotto.core.media.object.ObjectStore;
import dev.sotto.core.media.scan.MalwareScanner;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Knows whether what media need can be reached. They are asked in the background, each [#PERIOD]:
/// whoever wants to know waits for nobody, and however many want to know trouble nobody. Safe for
/// use by many threads.
public final class MediaHealth {
  /// How old what is known may be, besides the time that asking takes.
  public static final Duration PERIOD = Duration.ofSeconds(10);

  private static final System.Logger LOG = System.getLogger(MediaHealth.class.getName());

  private final Map<Part, Runnable> checks = new EnumMap<>(Part.class);
  private final Map<Part, Boolean> up = new ConcurrentHashMap<>();

  /// @param store one that could be reached just now, as all that is opened
  public MediaHealth(ObjectStore store, Optional<MalwareScanner> scanner) {
    checks.put(Part.STORE, store::check);
    scanner.ifPresent(present -> checks.put(Part.SCANNER, present::check));
    checks.keySet().forEach(part -> up.put(part, true));
  }

  /// {@return whether each part that there is can be reached}
  public Map<Part, Boolean> states() {
    return new EnumMap<>(up);
  }

  /// {@return whether nothing is amiss with this part: it can be reached, or there is none}
  public boolean isWell(Part part) {
    return up.getOrDefault(part, true);
  }

  /// Asks all parts. Takes as long as they do.
  public void look() {
    checks.forEach(this::look);
  }

  private void look(Part part, Runnable check) {
    String name = part.name().toLowerCase(Locale.ROOT);
    try {
      check.run();
      if (!Boolean.TRUE.equals(up.put(part, true))) {
        LOG.log(Level.INFO, "the {0} of media can be reached again", name);
      }
    } catch (PortException e) {
      if (!Boolean.FALSE.equals(up.put(part, false))) {
        LOG.log(Level.WARNING, "the {0} of media cannot be reached: {1}", name, e.getMessage());
      }
    }
  }

  /// The parts that media need.
  public enum Part {
    /// Where the bytes are.
    STORE,
    /// What looks for malware in them.
    SCANNER
  }
}
