// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Addresses, networks and origins as values with one form for all their spellings. Start from
/// [dev.sotto.api.net.IpNetwork] and [dev.sotto.api.net.WebOrigin].
package dev.sotto.api.net;
