// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Files in one request each: `multipart/form-data` up, bytes down, for clients that know no signed
/// URLs. Start from [dev.sotto.api.files.FilesSurface].
package dev.sotto.api.files;
