// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Finds adapters by URL scheme: in the program itself and in the folders of `adapters/`. Start
/// from [dev.sotto.cli.adapter.Adapters].
package dev.sotto.cli.adapter;
