// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Input of clients, as a fuzzer would send it. Start from [dev.sotto.api.fuzz.ClientFuzz].
package dev.sotto.api.fuzz;
