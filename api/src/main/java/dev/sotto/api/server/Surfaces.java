// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.server;

import dev.sotto.api.foxtrot.FoxTrotSurface;
import dev.sotto.api.media.FilesSurface;
import dev.sotto.api.media.SignedUrlSurface;
import dev.sotto.api.ops.OperationsSurface;
import dev.sotto.api.rest.NativeSurface;
import dev.sotto.api.rooms.RoomsSurface;
import dev.sotto.api.surface.Surface;
import dev.sotto.api.surface.SurfaceContext;
import java.util.ArrayList;
import java.util.List;

/// Every surface that this server can serve.
final class Surfaces {
  private Surfaces() {}

  /// {@return the surfaces that are configured}
  static List<Surface> of(SurfaceContext context) {
    var surfaces = new ArrayList<Surface>();
    if (context.settings().facades().contains("foxtrot")) {
      // Shares no path with the others, and is asked most.
      surfaces.add(new FoxTrotSurface(context));
    }
    surfaces.add(new OperationsSurface(context));
    if (context.settings().facades().contains("rooms")) {
      // Before the native surface, below whose path some of its routes are.
      surfaces.add(new RoomsSurface(context));
    }
    // Likewise.
    surfaces.add(new FilesSurface(context));
    surfaces.add(new NativeSurface(context));
    surfaces.add(new SignedUrlSurface(context));
    return List.copyOf(surfaces);
  }
}
