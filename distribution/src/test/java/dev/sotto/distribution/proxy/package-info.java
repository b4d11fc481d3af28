// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The packaged server behind the reverse proxies for which we ship files in `deploy/`. Start from
/// [dev.sotto.distribution.proxy.ShippedProxiesTest].
package dev.sotto.distribution.proxy;
