// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media;

import java.util.Optional;

/// What the world may ask of media.
public record MediaServices(
    Media media,
    Attachments attachments,
    MediaSweeper sweeper,
    Screening screening,
    MediaHealth health,
    MediaBytes bytes) {
  /// {@return empty when clients reach the object store by themselves}
  public Optional<StreamedMedia> streamed() {
    return bytes.streamed();
  }
}
