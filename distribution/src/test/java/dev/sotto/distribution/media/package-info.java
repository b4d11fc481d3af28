// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Media of the packaged program: large ones, and what a kill leaves of them.
package dev.sotto.distribution.media;
