// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.metrics;

import io.helidon.common.media.type.MediaTypes;
import io.helidon.config.Config;
import io.helidon.metrics.api.Counter;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.metrics.api.MetricsConfig;
import io.helidon.metrics.api.MetricsFactory;
import io.helidon.metrics.api.SystemTagsManager;
import io.helidon.metrics.api.Tag;
import io.helidon.metrics.api.Timer;
import io.helidon.metrics.spi.MeterRegistryFormatterProvider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

/// The meters of this Java virtual machine: Helidon offers Prometheus only over its one global
/// registry, so all servers in one machine share them. Safe for use by many threads.
final class Meters {
  private final MetricsFactory factory;
  private final MetricsConfig config;
  private final MeterRegistry registry;
  private final Timer storageWait;
  private final Counter bytesUp;
  private final Counter bytesDown;
  private final Map<RequestLabels, Served> requests = new ConcurrentHashMap<>();

  /// @param servers those running now; the gauges show their sum
  Meters(Set<ServerMetrics> servers) {
    factory = factory();
    config =
        MetricsConfig.builder()
            .scoping(scoping -> scoping.clearTagName().clearDefaultValue())
            .build();
    SystemTagsManager.instance(config);
    registry = factory.globalRegistry(config);
    gauge(
        "sotto_disk_low",
        "1 when so little room is left on the disk of the storage that no message is stored",
        servers,
        ServerMetrics::diskLow);
    gauge("sotto_sockets_open", "Open WebSockets", servers, ServerMetrics::socketsOpen);
    gauge(
        "sotto_accounts_online", "Accounts with a socket", servers, ServerMetrics::accountsOnline);
    gauge(
        "sotto_push_waiting",
        "Wake-ups that wait, rest or are on their way",
        servers,
        ServerMetrics::wakeUpsWaiting);
    gauge(
        "sotto_storage_up",
        "Whether the storage reads and writes",
        servers,
        ServerMetrics::storageUp);
    gauge(
        "sotto_coordination_up",
        "Whether the other nodes can be reached",
        servers,
        ServerMetrics::coordinationUp);
    gauge(
        "sotto_media_up",
        "Whether the object store can be reached",
        servers,
        ServerMetrics::mediaUp);
    gauge(
        "sotto_scanner_up",
        "Whether the scanner of media can be reached, if there is one",
        servers,
        ServerMetrics::scannerUp);
    gauge(
        "sotto_clock_jumped",
        "Whether the clock has jumped, so that nothing is deleted by the new time yet",
        servers,
        ServerMetrics::clockJumped);
    gauge(
        "sotto_clock_difference_seconds",
        "By how much the clock is ahead of that of the database",
        servers,
        ServerMetrics::clockDifference);
    messagesSent();
    refusedFromOthers();
    faults("malformed");
    storageWait =
        timer("sotto_storage_wait", "Waits for a connection to the storage to become free");
    bytesUp = mediaBytes("up");
    bytesDown = mediaBytes("down");
  }

  /// The successor, `Services.get`, takes its settings from variables and files that happen to be
  /// around: nothing but Sotto's own settings may decide what is counted.
  @SuppressWarnings("removal")
  private static MetricsFactory factory() {
    return MetricsFactory.getInstance(Config.empty());
  }

  /// Counts a request that took `nanos` nanoseconds.
  void served(RequestLabels labels, long nanos) {
    Served served = requests.computeIfAbsent(labels, this::served);
    served.count().increment();
    served.duration().record(nanos, TimeUnit.NANOSECONDS);
  }

  private Served served(RequestLabels labels) {
    return new Served(
        registry.getOrCreate(
            factory
                .counterBuilder("sotto_http_requests")
                .description("HTTP requests answered")
                .tags(
                    List.of(
                        tag("method", labels.method()),
                        tag("route", labels.route()),
                        tag("status", Integer.toString(labels.status()))))),
        timer(
            "sotto_http_request_duration",
            "Time from the headers of a request to the end of its answer",
            tag("route", labels.route())));
  }

  private Timer timer(String name, String description, Tag... tags) {
    return registry.getOrCreate(
        factory
            .timerBuilder(name)
            .description(description)
            .percentiles(new double[0])
            .tags(List.of(tags)));
  }

  /// Measures the waits for a connection to the storage.
  Timer storageWait() {
    return storageWait;
  }

  /// Counts messages stored.
  Counter messagesSent() {
    return registry.getOrCreate(
        factory.counterBuilder("sotto_messages_sent").description("Messages stored"));
  }

  /// Counts what was found in Redis and none of the nodes has written.
  Counter refusedFromOthers() {
    return registry.getOrCreate(
        factory
            .counterBuilder("sotto_coordination_refused")
            .description(
                "Frames and values in Redis that no node of this installation has written"));
  }

  /// Counts refusals by a rate limit.
  Counter limitRefusals(String limit) {
    return registry.getOrCreate(
        factory
            .counterBuilder("sotto_limit_refusals")
            .description("Requests and frames that a rate limit has refused")
            .tags(List.of(tag("limit", limit))));
  }

  /// Counts wake-ups by what became of them.
  Counter wakeUps(String outcome) {
    return registry.getOrCreate(
        factory
            .counterBuilder("sotto_push_wakeups")
            .description("Wake-ups by what became of them")
            .tags(List.of(tag("outcome", outcome))));
  }

  /// Counts calls by what happened to them.
  Counter calls(String event) {
    return registry.getOrCreate(
        factory
            .counterBuilder("sotto_calls")
            .description("Calls placed, and ended in each way, at this server")
            .tags(List.of(tag("event", event))));
  }

  /// Counts objects by what was done with them.
  Counter mediaObjects(String event) {
    return registry.getOrCreate(
        factory
            .counterBuilder("sotto_media_objects")
            .description("Objects created, and downloads opened and refused, at this server")
            .tags(List.of(tag("event", event))));
  }

  /// Counts requests that were refused for how they were sent.
  Counter faults(String kind) {
    return registry.getOrCreate(
        factory
            .counterBuilder("sotto_http_faults")
            .description("Requests that break HTTP or go beyond a bound of it")
            .tags(List.of(tag("kind", kind))));
  }

  /// Counts bytes of media that come through this server.
  Counter bytesUp() {
    return bytesUp;
  }

  /// Counts bytes of media that go through this server.
  Counter bytesDown() {
    return bytesDown;
  }

  private Counter mediaBytes(String direction) {
    return registry.getOrCreate(
        factory
            .counterBuilder("sotto_media_bytes")
            .description("Bytes of media that have passed through this server")
            .tags(List.of(tag("direction", direction))));
  }

  /// {@return all meters in the text format of Prometheus, version 0.0.4}
  String text() {
    for (var provider : ServiceLoader.load(MeterRegistryFormatterProvider.class)) {
      Optional<String> text =
          provider
              .formatter(
                  MediaTypes.TEXT_PLAIN, config, registry, Optional.empty(), Set.of(), Set.of())
              .flatMap(formatter -> formatter.format())
              .map(Object::toString);
      if (text.isPresent()) {
        return text.get();
      }
    }
    throw new IllegalStateException("no provider of metrics is installed");
  }

  private void gauge(
      String name,
      String description,
      Set<ServerMetrics> servers,
      ToIntFunction<ServerMetrics> of) {
    registry.getOrCreate(
        factory
            .gaugeBuilder(name, () -> servers.stream().mapToInt(of).sum())
            .description(description));
  }

  private Tag tag(String name, String value) {
    return factory.tagCreate(name, value);
  }

  /// The meters of one kind of request, kept so that counting one costs no search.
  private record Served(Counter count, Timer duration) {}
}
