// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.websocket;

import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import dev.sotto.api.http1.ConnectionControl;
import dev.sotto.api.http1.PartialRequest;
import dev.sotto.api.requester.PoolClientResolver;
import dev.sotto.api.requester.Requester;
import dev.sotto.api.requester.RequesterResolver;
import dev.sotto.core.PortException;
import dev.sotto.core.bound.PoolClient;
import io.helidon.common.buffers.BufferData;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.http.Method;
import io.helidon.http.RequestException;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.http.Status;
import io.helidon.http.WritableHeaders;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.websocket.WsConfig;
import io.helidon.webserver.websocket.WsUpgrader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Turns a request for a WebSocket into one (RFC 6455 §4.2), if the endpoint at its path admits the
/// client. Safe for use by many threads.
public final class SocketUpgrader extends WsUpgrader {
  /// RFC 6455 §4.1.
  private static final int KEY_BYTES = 16;

  private final Map<String, SocketEndpoint> endpoints;
  private final SocketRegistry sockets;
  private final RequesterResolver requesters;
  private final PoolClientResolver sharers;

  public SocketUpgrader(
      List<SocketEndpoint> endpoints,
      SocketRegistry sockets,
      RequesterResolver requesters,
      PoolClientResolver sharers) {
    super(WsConfig.create());
    this.endpoints =
        endpoints.stream().collect(Collectors.toMap(SocketEndpoint::path, Function.identity()));
    this.sockets = sockets;
    this.requesters = requesters;
    this.sharers = sharers;
  }

  @Override
  public ServerConnection upgrade(
      ConnectionContext context, HttpPrologue prologue, WritableHeaders<?> headers) {
    var asked =
        new PartialRequest(
            prologue.method().text(),
            prologue.uriPath().rawPath(),
            ServerRequestHeaders.create(headers),
            false);
    if (!prologue.method().equals(Method.GET)) {
      throw refusing(asked, 405, "a WebSocket is opened with GET")
          .header(HeaderValues.create(HeaderNames.ALLOW, Method.GET.text()))
          .build();
    }
    SocketEndpoint endpoint = endpoints.get(prologue.uriPath().rawPath());
    if (endpoint == null) {
      throw refusal(asked, 400, "there is no socket here");
    }
    if (!headers.contains(WS_KEY)) {
      throw refusal(
          asked, 400, "Sec-WebSocket-Key is missing: 16 random bytes in base64 (RFC 6455 §4.1)");
    }
    if (headers.get(WS_KEY).allValues().size() > 1) {
      throw refusal(asked, 400, "Sec-WebSocket-Key: expected once");
    }
    if (!speaksVersion13(headers)) {
      throw refusing(asked, 426, "WebSocket version 13 is expected")
          .header(SUPPORTED_VERSION_HEADER)
          .header(HeaderValues.create(HeaderNames.UPGRADE, "websocket"))
          .build();
    }
    if (sockets.isClosing()) {
      throw refusing(asked, 503, "the server stops; connect again")
          .header(HeaderValues.create(HeaderNames.RETRY_AFTER, "1"))
          .build();
    }
    String accept = accept(context, asked, headers.get(WS_KEY).get());
    Requester requester = requesters.of(context.remotePeer(), context.isSecure(), headers);
    PoolClient who = sharers.of(requester.client());
    if (!ConnectionControl.isFor(context, who)) {
      throw refusal(asked, ProblemException.busy());
    }
    SocketEndpoint.Admission admission =
        admit(endpoint, asked, new Handshake(prologue.query(), headers, requester));
    writeSwitch(context, accept, admission);
    return ConnectionControl.upgraded(
        context,
        new SocketConnection(
            context, admission.handler(), sockets, requester.client().subscriber(), who));
  }

  private static boolean speaksVersion13(Headers headers) {
    return headers.contains(WS_VERSION)
        && headers.get(WS_VERSION).allValues().equals(List.of(SUPPORTED_VERSION));
  }

  private static SocketEndpoint.Admission admit(
      SocketEndpoint endpoint, PartialRequest asked, Handshake handshake) {
    try {
      return endpoint.admit(handshake);
    } catch (ProblemException e) {
      throw refusal(asked, e);
    } catch (PortException e) {
      throw refusal(asked, ProblemException.unavailable());
    }
  }

  private String accept(ConnectionContext context, PartialRequest asked, String key) {
    // Asked here: the refusal of the library knows no path, so no surface would give it its shape.
    if (!isKey(key)) {
      throw refusal(asked, 400, "Sec-WebSocket-Key is not the base64 of 16 bytes");
    }
    return hash(context, key);
  }

  private static boolean isKey(String text) {
    try {
      return Base64.getDecoder().decode(text).length == KEY_BYTES;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static void writeSwitch(
      ConnectionContext context, String accept, SocketEndpoint.Admission admission) {
    String answer =
        SWITCHING_PROTOCOL_PREFIX
            + accept
            + admission
                .selected()
                .map(name -> "\r\n" + PROTOCOL.defaultCase() + ": " + name)
                .orElse("")
            + SWITCHING_PROTOCOLS_SUFFIX;
    context.dataWriter().writeNow(BufferData.create(answer.getBytes(StandardCharsets.US_ASCII)));
  }

  private static RequestException refusal(PartialRequest asked, ProblemException why) {
    var told =
        new PartialRequest(
            asked.method(), asked.path(), asked.headers(), why.problem() == Problem.BUSY);
    RequestException.Builder refusal = refusing(told, why.problem().status(), why.detail());
    if (why.retryAfterSeconds() > 0) {
      refusal.header(
          HeaderValues.create(HeaderNames.RETRY_AFTER, Long.toString(why.retryAfterSeconds())));
    }
    if (why.problem() == Problem.UNAUTHENTICATED) {
      refusal.header(HeaderValues.create(HeaderNames.WWW_AUTHENTICATE, "Bearer"));
    }
    return refusal.build();
  }

  private static RequestException refusal(PartialRequest asked, int status, String detail) {
    return refusing(asked, status, detail).build();
  }

  private static RequestException.Builder refusing(
      PartialRequest asked, int status, String detail) {
    return RequestException.builder()
        .request(asked)
        .type(EventType.OTHER)
        .status(Status.create(status))
        .message(detail)
        .safeMessage(true)
        .setKeepAlive(false);
  }
}
