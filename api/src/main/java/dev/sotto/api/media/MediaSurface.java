// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media;

import dev.sotto.api.http.FailureAnswer;
import dev.sotto.api.http.ProblemAnswer;
import dev.sotto.api.http.Routes;
import dev.sotto.api.socket.SocketEndpoint;
import dev.sotto.api.surface.Edge;
import dev.sotto.api.surface.Surface;
import java.util.List;
import java.util.Set;

/// The URLs that this server has signed: `/media/<owner>/<file>`. There is nothing at them when
/// clients reach the object store by themselves. Safe for use by many threads.
public final class MediaSurface implements Surface {
  /// What the paths of objects begin with.
  public static final String PREFIX = "/media/";

  private final Edge edge;
  private final FailureAnswer failures = new MediaFailures(new ProblemAnswer());

  public MediaSurface(Edge edge) {
    this.edge = edge;
  }

  @Override
  public boolean owns(String path) {
    return path.startsWith(PREFIX);
  }

  /// Each upload has the bound that its URL declares.
  @Override
  public long largestBody(String path) {
    var media = edge.sotto().media();
    return media.streamed().isPresent() ? media.media().largest() : LARGEST_BODY;
  }

  @Override
  public FailureAnswer failures() {
    return failures;
  }

  @Override
  public void routes(Routes routes) {
    var media = edge.sotto().media();
    var metrics = edge.metrics();
    var reception = new Reception(media.bytes().disk(), metrics::uploaded);
    media
        .streamed()
        .ifPresent(
            streamed ->
                routes.any(
                    Set.of(PREFIX),
                    new MediaRoute(
                        new Downloads(streamed, metrics::downloaded),
                        new Uploads(streamed, reception),
                        new ResumableUploads(streamed, media.media().largest(), reception),
                        failures)));
  }

  @Override
  public List<SocketEndpoint> sockets() {
    return List.of();
  }
}
