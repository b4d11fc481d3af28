// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The audit log. Whoever does something that matters for the safety of the installation adds an
/// [AuditRecord] to the [AuditLog], which keeps it in an [AuditStore] for [AuditLog#RETENTION]; the
/// command line and the admin routes read it back, newest first.
@NullMarked
package dev.sotto.core.audit;

import org.jspecify.annotations.NullMarked;
