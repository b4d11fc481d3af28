// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// A whole adapter in a few small files, explained in `docs/adapters.md`. Start from
/// [dev.sotto.coordination.example.ExampleCoordinationProvider].
package dev.sotto.coordination.example;
