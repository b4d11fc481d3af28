// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Two nodes of one installation, over one storage and one hub in memory.
package dev.sotto.storage.memory.cluster;
