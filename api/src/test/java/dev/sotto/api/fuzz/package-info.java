// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// What clients send, as a fuzzer would. Start from [dev.sotto.api.fuzz.ClientFuzz].
package dev.sotto.api.fuzz;
