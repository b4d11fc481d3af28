// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// `sotto media`. [MediaVerifyCommand] runs a verification through [FindingCounter], which tells a
/// [FindingPrinter], text or JSON; [MediaUsageCommand] prints with [MediaUsagePrinter];
/// [MediaSweepCommand] deletes what has expired.
@NullMarked
package dev.sotto.cli.command.media;

import org.jspecify.annotations.NullMarked;
