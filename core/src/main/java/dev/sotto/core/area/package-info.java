// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The areas of a server, one record each: the use cases that belong together and are handed out
/// together. Who needs one of them takes its area and no more. They are built by the classes of
/// `core.wiring` and put into [dev.sotto.core.server.Sotto].
@NullMarked
package dev.sotto.core.area;

import org.jspecify.annotations.NullMarked;
