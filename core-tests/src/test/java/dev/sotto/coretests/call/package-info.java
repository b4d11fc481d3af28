// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Every order of events in one call, up to a depth: [CallModel] says in other words what must come
/// out of each [CallModelStep].
@NullMarked
package dev.sotto.coretests.call;

import org.jspecify.annotations.NullMarked;
