// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Health and metrics, for those who operate the server. Start from
/// [dev.sotto.api.ops.OperationsSurface].
package dev.sotto.api.ops;
