// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// A real S3 server for tests.
package dev.sotto.testkit.s3;
