// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media;

import java.util.Optional;

/// What the world may ask of media.
///
/// @param streamed empty when clients reach the object store by themselves
public record MediaServices(
    Media media,
    Attachments attachments,
    MediaSweeper sweeper,
    Screening screening,
    MediaHealth health,
    Optional<StreamedMedia> streamed) {}
