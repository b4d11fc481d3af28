// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http1;

import io.helidon.common.context.Context;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.http.media.MediaContext;
import io.helidon.webserver.ErrorHandling;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.Router;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// The parts that all connections of one listener share.
///
/// @param health whether a path is one of those that answer when all places are taken
/// @param ownHead whether HEAD has a route of its own at a path; elsewhere it is as GET
/// @param faults hears of what clients do wrongly
public record HttpServerContext(
    Router router,
    Http1ConnectionSelector selector,
    ListenerContext listener,
    Predicate<String> health,
    Predicate<String> ownHead,
    Consumer<BadMessageException> faults) {

  /// {@return what serves `routing`}
  ///
  /// @param refusals answers what no route sees
  public static HttpServerContext of(
      HttpRouting.Builder routing,
      Http1ConnectionSelector selector,
      DirectHandlers refusals,
      Predicate<String> health,
      Predicate<String> ownHead,
      Consumer<BadMessageException> faults) {
    return new HttpServerContext(
        Router.builder().addRouting(routing).build(),
        selector,
        new Surroundings(refusals),
        health,
        ownHead,
        faults);
  }

  /// The parts of the web server that a listener is asked for.
  private static final class Surroundings implements ListenerContext {
    private final Context context = Context.builder().id("sotto").build();
    private final MediaContext media =
        MediaContext.builder().mediaSupportsDiscoverServices(false).build();
    private final ContentEncodingContext encodings =
        ContentEncodingContext.builder().contentEncodingsDiscoverServices(false).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final DirectHandlers refusals;
    private final ListenerConfig config;

    private Surroundings(DirectHandlers refusals) {
      this.refusals = refusals;
      this.config =
          ListenerConfig.builder()
              .directHandlers(refusals)
              .errorHandling(ErrorHandling.builder().includeEntity(true).build())
              .buildPrototype();
    }

    @Override
    public Context context() {
      return context;
    }

    @Override
    public MediaContext mediaContext() {
      return media;
    }

    @Override
    public ContentEncodingContext contentEncodingContext() {
      return encodings;
    }

    @Override
    public DirectHandlers directHandlers() {
      return refusals;
    }

    @Override
    public ListenerConfig config() {
      return config;
    }

    @Override
    public ExecutorService executor() {
      return threads;
    }
  }
}
