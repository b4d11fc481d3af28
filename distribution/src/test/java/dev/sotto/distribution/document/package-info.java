// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Commands that the documents print: pasted into a shell, they must work.
package dev.sotto.distribution.document;
