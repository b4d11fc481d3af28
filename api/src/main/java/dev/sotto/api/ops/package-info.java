// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Routes for operators and for people with a browser: [OperationsSurface] serves health (through
/// [SingleFlightCheck]), metrics, [FrontPage], [OpenApiDescription] and [ApiDocs]. Their files are
/// resources beside these classes.
@NullMarked
package dev.sotto.api.ops;

import org.jspecify.annotations.NullMarked;
