// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media;

import dev.sotto.api.http.ErrorResponder;
import dev.sotto.api.http.RouteTable;
import dev.sotto.api.media.form.FormReader;
import dev.sotto.api.media.stream.MediaErrorResponder;
import dev.sotto.api.surface.RequestLimiter;
import dev.sotto.api.surface.Surface;
import dev.sotto.api.surface.SurfaceContext;
import dev.sotto.api.websocket.SocketEndpoint;
import dev.sotto.api.wire.NativeAuthenticator;
import dev.sotto.core.area.MediaArea;
import dev.sotto.core.bound.Bound;
import java.util.List;

/// The files at `/api/files`: objects as all others, that pass through this server whichever store
/// it has. Safe for use by many threads.
public final class FilesSurface implements Surface {
  /// How many bytes a file has at most, if the operator allows as many.
  static final long LARGEST_FILE = Bound.FORM_FILE.most();

  private static final String PREFIX = "/api/files";
  private static final String UPLOAD = PREFIX + "/upload";

  private final SurfaceContext context;
  private final ErrorResponder failures;

  public FilesSurface(SurfaceContext context) {
    this.context = context;
    this.failures = new MediaErrorResponder(new FilesErrorResponder(context.world().clock()));
  }

  @Override
  public boolean owns(String path) {
    return path.equals(PREFIX) || path.startsWith(PREFIX + "/");
  }

  @Override
  public long largestBody(String path) {
    return path.equals(UPLOAD) ? FormReader.LARGEST_BODY : Surface.LARGEST_BODY;
  }

  @Override
  public ErrorResponder failures() {
    return failures;
  }

  @Override
  public void routes(RouteTable routes) {
    MediaArea media = context.sotto().media();
    var guard = new RequestLimiter(context.sotto().node().limiter());
    var caller = new NativeAuthenticator(context.authenticator(), guard);
    new FormUploadRoutes(media, caller, guard, context.metrics()::uploaded)
        .addTo(routes, UPLOAD, failures);
    new FileRoutes(media.files(), caller, guard, context.metrics()::downloaded)
        .addTo(routes, PREFIX, failures);
  }

  @Override
  public List<SocketEndpoint> sockets() {
    return List.of();
  }
}
