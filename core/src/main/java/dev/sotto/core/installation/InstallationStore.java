// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.installation;

import java.util.Optional;

/// Keeps the name of the installation that a storage belongs to: asked once at each start. Not
/// moved or exported: it tells storages apart, also two with the same content. Safe for use by many
/// threads.
public interface InstallationStore {
  /// {@return the name, empty when none was given yet}
  Optional<InstallationId> find();

  /// Gives the storage `id` unless it has a name. {@return the name that it has now: of several
  /// that claim at once all hear the same}
  InstallationId claim(InstallationId id);
}
