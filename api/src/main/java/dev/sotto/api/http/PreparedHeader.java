// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http;

import io.helidon.common.GenericType;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.mapper.Value;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A header that is the same in many answers: it is validated and turned into bytes once, where the
/// web server would look at each character each time. Safe for use by many threads.
public final class PreparedHeader implements Header {
  private final Header header;
  private final List<String> values;

  private PreparedHeader(Header header) {
    header.validate();
    this.header = header;
    this.values = List.of(header.get());
  }

  /// {@return the header}
  public static PreparedHeader of(HeaderName name, String value) {
    return new PreparedHeader(HeaderValues.createCached(name, value));
  }

  /// {@return the header}
  public static PreparedHeader of(String name, String value) {
    return of(HeaderNames.create(name), value);
  }

  @Override
  public void validate() {
    // When it was made.
  }

  @Override
  public void writeHttp1Header(BufferData buffer) {
    header.writeHttp1Header(buffer);
  }

  @Override
  public byte[] valueBytes() {
    return header.valueBytes();
  }

  @Override
  public String name() {
    return header.name();
  }

  @Override
  public HeaderName headerName() {
    return header.headerName();
  }

  @Override
  public String get() {
    return values.getFirst();
  }

  @Override
  public List<String> allValues() {
    return values;
  }

  @Override
  public int valueCount() {
    return 1;
  }

  @Override
  public boolean sensitive() {
    return header.sensitive();
  }

  @Override
  public boolean changing() {
    return header.changing();
  }

  @Override
  public <N> Value<N> as(Class<N> type) {
    return header.as(type);
  }

  @Override
  public <N> Value<N> as(GenericType<N> type) {
    return header.as(type);
  }

  @Override
  public <N> Value<N> as(Function<? super String, ? extends N> mapper) {
    return header.as(mapper);
  }

  @Override
  public Optional<String> asOptional() {
    return header.asOptional();
  }

  @Override
  public Value<Boolean> asBoolean() {
    return header.asBoolean();
  }

  @Override
  public Value<String> asString() {
    return header.asString();
  }

  @Override
  public Value<Integer> asInt() {
    return header.asInt();
  }

  @Override
  public Value<Long> asLong() {
    return header.asLong();
  }

  @Override
  public Value<Double> asDouble() {
    return header.asDouble();
  }

  @Override
  public String toString() {
    return header.toString();
  }
}
