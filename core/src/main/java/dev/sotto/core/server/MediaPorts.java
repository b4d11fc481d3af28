// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.server;

import dev.sotto.core.media.object.ObjectStore;
import dev.sotto.core.media.scan.MalwareScanner;
import java.util.Optional;

/// The ports that media need.
///
/// @param scanner empty when objects are not scanned
public record MediaPorts(ObjectStore store, Optional<MalwareScanner> scanner) {}
