// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.installation;

import dev.sotto.core.installation.InstallationId;
import dev.sotto.core.installation.InstallationStore;
import java.util.Optional;

/// Passes everything on to the real one; whoever extends it overrides what is to be different.
public interface ForwardingInstallationStore extends InstallationStore {
  InstallationStore real();

  @Override
  default Optional<InstallationId> find() {
    return real().find();
  }

  @Override
  default InstallationId claim(InstallationId id) {
    return real().claim(id);
  }
}
