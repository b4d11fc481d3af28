// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// What operators and admins can look up later: who or what has done something that matters for the
/// safety of the installation. Start from [dev.sotto.core.audit.AuditLog].
package dev.sotto.core.audit;
