// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The identity of an installation: an [InstallationId], drawn at the first start and kept in the
/// storage by an [InstallationStore] and beside the secrets, so that a server notices when the two
/// do not belong together.
@NullMarked
package dev.sotto.core.installation;

import org.jspecify.annotations.NullMarked;
