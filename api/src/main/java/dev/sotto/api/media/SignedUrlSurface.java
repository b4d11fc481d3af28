// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media;

import dev.sotto.api.http.ErrorResponder;
import dev.sotto.api.http.ProblemResponder;
import dev.sotto.api.http.RouteTable;
import dev.sotto.api.media.stream.MediaErrorResponder;
import dev.sotto.api.media.stream.UploadMonitor;
import dev.sotto.api.surface.Surface;
import dev.sotto.api.surface.SurfaceContext;
import dev.sotto.api.websocket.SocketEndpoint;
import java.util.List;
import java.util.Set;

/// The URLs that this server has signed: `/media/<owner>/<file>`. There is nothing at them when
/// clients reach the object store by themselves. Safe for use by many threads.
public final class SignedUrlSurface implements Surface {
  /// What the paths of objects begin with.
  public static final String PREFIX = "/media/";

  private final SurfaceContext context;
  private final ErrorResponder failures = new MediaErrorResponder(new ProblemResponder());

  public SignedUrlSurface(SurfaceContext context) {
    this.context = context;
  }

  @Override
  public boolean owns(String path) {
    return path.startsWith(PREFIX);
  }

  /// Each upload has the bound that its URL declares.
  @Override
  public long largestBody(String path) {
    var media = context.sotto().media();
    return media.transfers().isPresent() ? media.objects().largest() : LARGEST_BODY;
  }

  @Override
  public ErrorResponder failures() {
    return failures;
  }

  @Override
  public void routes(RouteTable routes) {
    var media = context.sotto().media();
    var metrics = context.metrics();
    var reception = new UploadMonitor(media.disk(), metrics::uploaded);
    media
        .transfers()
        .ifPresent(
            streamed ->
                routes.any(
                    Set.of(PREFIX),
                    new SignedUrlRoutes(
                        new MediaDownloads(streamed, metrics::downloaded),
                        new SimpleUploads(streamed, reception),
                        new ResumableUploads(streamed, media.objects().largest(), reception),
                        failures)));
  }

  @Override
  public List<SocketEndpoint> sockets() {
    return List.of();
  }
}
