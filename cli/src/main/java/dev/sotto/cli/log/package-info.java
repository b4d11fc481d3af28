// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The back end of `System.Logger`. [Logging] installs one [StreamLogHandler] with a
/// [TextLogFormatter] or a [JsonLogFormatter]; [ShutdownSafeLogging] keeps it while the process
/// ends.
@NullMarked
package dev.sotto.cli.log;

import org.jspecify.annotations.NullMarked;
