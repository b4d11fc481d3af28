// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Three nodes over one PostgreSQL and one Redis, as one server.
package dev.sotto.distribution.cluster;
