// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Media as files. Start from [dev.sotto.media.local.FileObjectStore].
package dev.sotto.media.local;
