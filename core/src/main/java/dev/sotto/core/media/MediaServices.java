// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media;

import dev.sotto.core.media.maintenance.MediaHealth;
import dev.sotto.core.media.maintenance.MediaSweeper;
import dev.sotto.core.media.scan.Screening;
import java.util.Optional;

/// What the world may ask of media.
public record MediaServices(
    MediaObjects media,
    Attachments attachments,
    MediaSweeper sweeper,
    Screening screening,
    MediaHealth health,
    MediaBytes bytes) {
  /// {@return empty when clients reach the object store by themselves}
  public Optional<SignedUrlTransfers> streamed() {
    return bytes.streamed();
  }
}
