// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// `sotto export`, `import` and `migrate`: a whole installation from one storage or archive to
/// another. Each opens its source before it makes anything, locks servers out, and runs within
/// [TransferReport], which shows [TransferProgressBars], [TransferProgressLines] or, for scripts,
/// JSON at the end.
@NullMarked
package dev.sotto.cli.command.transfer;

import org.jspecify.annotations.NullMarked;
