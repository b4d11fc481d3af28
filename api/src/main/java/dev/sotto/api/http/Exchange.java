// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http;

import dev.sotto.api.RequestScope;
import dev.sotto.api.http1.RequestBody;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.bound.Bound;
import dev.sotto.core.bound.PoolClient;
import dev.sotto.core.text.AsciiText;
import dev.sotto.core.text.DecimalText;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.OptionalLong;

/// One request and its answer. Not safe for use by many threads.
public final class Exchange {
  private static final Header JSON =
      PreparedHeader.of(HeaderNames.CONTENT_TYPE, "application/json; charset=utf-8");

  private final ServerRequest request;
  private final ServerResponse response;

  public Exchange(ServerRequest request, ServerResponse response) {
    this.request = request;
    this.response = response;
  }

  public ServerRequest request() {
    return request;
  }

  public ServerResponse response() {
    return response;
  }

  /// {@return what has been found out of that kind about the request, empty when nothing was}
  public <T> Optional<T> known(Class<T> kind) {
    return RequestScope.find(kind);
  }

  /// {@return the decoded part of the path that the route calls `name`}
  public String pathParameter(String name) {
    return request.path().pathParameters().get(name);
  }

  /// {@return the whole number in the path, or [Problem#NOT_FOUND] for anything else}
  public long pathNumber(String name, long max) {
    return DecimalText.parse(pathParameter(name), 1, max)
        .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, "there is no such thing"));
  }

  /// {@return the query parameter, empty when it is absent}
  public Optional<String> query(String name) {
    return request.query().first(name).asOptional();
  }

  /// {@return the whole number in a query parameter}
  public long queryNumber(String name, long min, long max, long otherwise) {
    Optional<String> text = query(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    return DecimalText.parse(text.get(), min, max)
        .orElseThrow(
            () ->
                ProblemException.invalid(
                    "%s: expected a whole number from %d to %d, in digits 0 to 9"
                        .formatted(name, min, max)));
  }

  /// {@return the request header, empty when it is absent; one that comes more than once is a list
  /// with commas (RFC 9110 §5.3), which is no good value where one is expected}
  public Optional<String> header(String name) {
    return header(HeaderNames.create(name));
  }

  /// As [#header(String)].
  public Optional<String> header(HeaderName name) {
    var headers = request.headers();
    if (!headers.contains(name)) {
      return Optional.empty();
    }
    Header header = headers.get(name);
    return Optional.of(
        header.valueCount() == 1 ? header.get() : String.join(", ", header.allValues()));
  }

  /// {@return whether the client asks with HEAD: it is answered as GET is, but nothing that GET
  /// does beyond answering happens}
  public boolean isForHead() {
    return RequestBody.isForHead();
  }

  /// {@return whether a body comes with the request}
  public boolean hasBody() {
    return RequestBody.ofThisThread().isPresent();
  }

  /// {@return how many bytes the body is said to have, empty when the client does not say it}
  public OptionalLong contentLength() {
    return RequestBody.ofThisThread().length();
  }

  /// {@return the request body}
  ///
  /// @throws ProblemException with [Problem#TOO_LARGE] when it is longer than `max` bytes
  public byte[] body(int max) {
    requirePlain();
    return visit().read(RequestBody.ofThisThread(), max);
  }

  /// {@return the request body, which is passed on as it comes and held by nobody}
  ///
  /// @param owner whose bodies are counted together
  /// @throws ProblemException with [Problem#RATE_LIMITED] when too many are under way
  public RequestBody bodyInParts(AccountId owner) {
    requirePlain();
    return visit().passOn(RequestBody.ofThisThread(), owner);
  }

  /// Reads some more of a body though the request is refused, so that its client hears why.
  public void passOverBody() {
    RequestBody.ofThisThread().passOver();
  }

  /// {@return who sends the request, as what all share is counted}
  public PoolClient sharer() {
    return visit().who();
  }

  private RequestAdmission.Visit visit() {
    return known(RequestAdmission.Visit.class).orElseThrow();
  }

  /// {@return the JSON object in the request body}
  ///
  /// @throws ProblemException with [Problem#UNSUPPORTED_MEDIA_TYPE] when it says to be something
  ///   else
  public JsonObject json(int max) {
    return JsonObject.parse(jsonBytes(max));
  }

  /// {@return the request body, which is JSON as far as its type says; empty when there is none}
  ///
  /// @throws ProblemException with [Problem#UNSUPPORTED_MEDIA_TYPE] when it says to be something
  ///   else
  public byte[] jsonBytes(int max) {
    if (hasBody() && !header(HeaderNames.CONTENT_TYPE).map(Exchange::isJson).orElse(true)) {
      throw unsupported("Content-Type: expected application/json");
    }
    return body(max);
  }

  /// {@return whether a type is that of JSON: `application/json`, `text/json` or one that ends in
  /// `+json` (RFC 6839 §3.1), whatever its parameters}
  public static boolean isJson(String type) {
    if (type.equals("application/json")) {
      return true;
    }
    String bare = AsciiText.lower(type.split(";", 2)[0].strip());
    return bare.equals("application/json") || bare.equals("text/json") || bare.endsWith("+json");
  }

  /// Nobody unpacks bodies here: few bytes would become many.
  private void requirePlain() {
    var headers = request.headers();
    if (hasBody()
        && headers.contains(HeaderNames.CONTENT_ENCODING)
        && !headers.get(HeaderNames.CONTENT_ENCODING).allValues().stream()
            .allMatch(coding -> AsciiText.lower(coding.strip()).equals("identity"))) {
      response.headers().set(HeaderNames.ACCEPT_ENCODING, "identity");
      throw unsupported("Content-Encoding: expected a body as it is, without compression");
    }
  }

  private ProblemException unsupported(String detail) {
    passOverBody();
    return new ProblemException(Problem.UNSUPPORTED_MEDIA_TYPE, detail);
  }

  /// Answers with JSON.
  ///
  /// @throws ProblemException with [Problem#BUSY] when there is no room for it in memory
  public void answer(int status, JsonCodec.Shape shape) {
    answer(status, JsonCodec.held(shape, this::hold));
  }

  /// Answers with JSON that has been written already.
  public void answer(int status, ResponseBuffer json) {
    if (json.isSmall()) {
      send(status, JSON, json.toByteArray());
    } else {
      answerInPieces(status, json);
    }
  }

  private void answerInPieces(int status, ResponseBuffer bytes) {
    endWithUnreadBody();
    response.status(Status.create(status));
    response.headers().set(JSON);
    response.headers().contentLength(bytes.size());
    try (OutputStream out = response.outputStream()) {
      bytes.writeTo(out);
    } catch (IOException | UncheckedIOException e) {
      throw new CloseConnectionException("the client is gone", e);
    }
  }

  /// Opens one file more until the request is answered, and holds a piece of it.
  ///
  /// @param account for which it is, or whose it is
  /// @throws ProblemException with [Problem#BUSY] when too many are open
  public void transfer(AccountId account) {
    visit().transfer(account);
    hold(Bound.BODY_IN_PARTS.most());
  }

  /// Takes memory for what the request holds until it is answered.
  ///
  /// @param bytes that it has read from the storage, or is about to send
  /// @throws ProblemException with [Problem#BUSY] when there is no room
  public void hold(long bytes) {
    known(RequestAdmission.Visit.class).ifPresent(visit -> visit.need(bytes));
  }

  /// Answers with bytes of the given type.
  public void answer(int status, String contentType, byte[] bytes) {
    send(status, HeaderValues.create(HeaderNames.CONTENT_TYPE, contentType), bytes);
  }

  private void send(int status, Header contentType, byte[] bytes) {
    endWithUnreadBody();
    response.status(Status.create(status));
    response.headers().set(contentType);
    response.send(bytes);
  }

  /// Answers with no body.
  public void answerEmpty(int status) {
    endWithUnreadBody();
    response.status(Status.create(status));
    response.send();
  }

  /// What is left of a large body is not worth reading: the client is told that the connection
  /// ends.
  private void endWithUnreadBody() {
    if (RequestBody.ofThisThread().endsConnection()) {
      response.header(HeaderValues.CONNECTION_CLOSE);
    }
  }
}
