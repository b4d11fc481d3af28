// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// What the catalogue of media must do.
package dev.sotto.testkit.media;
