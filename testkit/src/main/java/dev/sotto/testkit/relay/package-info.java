// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// What every store of relayed messages must do.
package dev.sotto.testkit.relay;
