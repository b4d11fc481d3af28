// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// What the documents print is pasted into a shell and must work.
package dev.sotto.distribution.document;
