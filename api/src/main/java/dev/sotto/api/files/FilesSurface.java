// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.files;

import dev.sotto.api.http.FailureAnswer;
import dev.sotto.api.http.Routes;
import dev.sotto.api.media.MediaFailures;
import dev.sotto.api.socket.SocketEndpoint;
import dev.sotto.api.surface.Edge;
import dev.sotto.api.surface.Guard;
import dev.sotto.api.surface.Surface;
import dev.sotto.api.wire.NativeCaller;
import dev.sotto.core.bound.Bound;
import java.util.List;

/// The files at `/api/files`: objects as all others, that pass through this server whichever store
/// it has. Safe for use by many threads.
public final class FilesSurface implements Surface {
  /// How many bytes a file has at most, if the operator allows as many.
  static final long LARGEST_FILE = Bound.FORM_FILE.most();

  private static final String PREFIX = "/api/files";
  private static final String UPLOAD = PREFIX + "/upload";

  private final Edge edge;
  private final FailureAnswer failures;

  public FilesSurface(Edge edge) {
    this.edge = edge;
    this.failures = new MediaFailures(new FilesFailures(edge.world().clock()));
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
  public FailureAnswer failures() {
    return failures;
  }

  @Override
  public void routes(Routes routes) {
    var guard = new Guard(edge.sotto().limiter());
    var caller = new NativeCaller(edge.authenticator(), guard);
    new UploadRoute(edge, caller, guard).addTo(routes, UPLOAD, failures);
    var kept = edge.sotto().media().bytes().kept();
    new FileRoutes(kept, caller, guard, edge.metrics()::downloaded).addTo(routes, PREFIX, failures);
  }

  @Override
  public List<SocketEndpoint> sockets() {
    return List.of();
  }
}
