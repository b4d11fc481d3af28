// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Where the operator's decisions come from (options, environment, `sotto.yaml`, defaults) and what
/// they mean. Start from [dev.sotto.cli.config.Setting], the one table, and
/// [dev.sotto.cli.config.Configuration], its meaning.
package dev.sotto.cli.config;
