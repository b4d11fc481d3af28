// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The surroundings that all commands share: [Terminal] (text) or [BinaryStreams] (archives), never
/// both; [ConfigurationOptions], made from the table of settings; [JsonOutput] for scripts. A
/// command answers an [ExitCode] or throws a [UsageException]; output that nobody takes is an
/// [OutputLostException], because [FailFastOutputStream] hides no failure. Knows no command.
@NullMarked
package dev.sotto.cli.terminal;

import org.jspecify.annotations.NullMarked;
