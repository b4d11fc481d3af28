// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The data folder of an installation and what identifies it. [DataFolder] holds [SecretFiles] and,
/// while a server runs, a [LockFile]; [ServerSecrets] and [PushSecrets] put together configured and
/// generated secrets; [InstallationIdentity] refuses secrets and a storage that belong to two
/// installations. Each refusal is an exception whose message tells the operator what to do.
@NullMarked
package dev.sotto.cli.installation;

import org.jspecify.annotations.NullMarked;
