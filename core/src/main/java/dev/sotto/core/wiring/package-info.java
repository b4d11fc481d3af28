// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The making of a server, in plain Java: a class an area. [ServerWiring] is the order: what areas
/// share first ([SharedParts]), then each area from that and from the areas it needs.
@NullMarked
package dev.sotto.core.wiring;

import org.jspecify.annotations.NullMarked;
