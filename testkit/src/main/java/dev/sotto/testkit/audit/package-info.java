// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Contract tests of the audit log.
package dev.sotto.testkit.audit;
