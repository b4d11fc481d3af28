// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// What tells one installation from another: [dev.sotto.core.installation.InstallationId], kept in
/// the storage ([dev.sotto.core.installation.InstallationStore]) and beside the secrets.
package dev.sotto.core.installation;
