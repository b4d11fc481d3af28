// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.media.local;

import dev.sotto.core.FileFailure;
import dev.sotto.core.PortException;
import dev.sotto.core.media.object.ObjectStore;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.MediaProvider;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/// Opens folders: `file:<path>`, for example `file:./data/media`.
public final class LocalMediaProvider implements MediaProvider {
  @Override
  public Set<String> schemes() {
    return Set.of("file");
  }

  @Override
  public void check(AdapterUrl url) {
    var _ = path(url);
  }

  private static Path path(AdapterUrl url) {
    if (url.rest().isBlank()) {
      throw new AdapterUrl.InvalidUrl(
          "file: needs a folder (expected for example file:./data/media)");
    }
    try {
      return Path.of(url.rest());
    } catch (InvalidPathException e) {
      throw new AdapterUrl.InvalidUrl("file: the path is not one that this system knows");
    }
  }

  @Override
  public Optional<Path> folder(AdapterUrl url) {
    return Optional.of(path(url));
  }

  @Override
  public ObjectStore open(AdapterUrl url, InstantSource clock) {
    Path folder = path(url);
    try {
      return new FileObjectStore(MediaFolder.open(folder));
    } catch (IOException e) {
      // A disk may be mounted later, or rights be given: to try again makes sense.
      throw new PortException.Unavailable(
          "media cannot be kept in %s: %s; make it a folder that this user may write to"
              .formatted(url.rest(), FileFailure.reason(e)),
          e);
    }
  }
}
