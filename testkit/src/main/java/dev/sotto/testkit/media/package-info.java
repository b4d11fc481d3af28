// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// What the catalogue of media, the stores of their bytes and scanners must do.
package dev.sotto.testkit.media;
