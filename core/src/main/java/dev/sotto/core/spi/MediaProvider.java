// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.spi;

import dev.sotto.core.media.object.ObjectStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/// The door of a media adapter.
public interface MediaProvider {
  /// {@return the URL schemes that this adapter serves, lower case}
  Set<String> schemes();

  /// Looks at the URL only: opens, makes and contacts nothing.
  ///
  /// @throws AdapterUrl.InvalidUrl when [#open] would not understand it
  void check(AdapterUrl url);

  /// {@return the folder of this machine in which the objects are, whether or not it is there;
  /// empty when they are elsewhere}
  ///
  /// @throws AdapterUrl.InvalidUrl when the URL is not understood
  default Optional<Path> folder(AdapterUrl url) {
    check(url);
    return Optional.empty();
  }

  /// Opens the object store, whose folder is made when it is missing.
  ///
  /// @throws AdapterUrl.InvalidUrl when the URL is not understood, or names what cannot be used
  /// @throws dev.sotto.core.PortException when the store does not answer
  ObjectStore open(AdapterUrl url, InstantSource clock);
}
