// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.spi.AdapterUrl.InvalidUrl;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UrlParametersTest {
  @Test
  void valuesShouldBeDecoded() {
    UrlParameters parameters = of("db://host?name=a%20b%2Bc+d&title=a+b%2Bc&flag=true");

    assertThat(parameters.value("name")).hasValue("a b+c+d");
    assertThat(parameters.formValue("title")).hasValue("a b+c");
    assertThat(parameters.flag("flag", false)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"db:", "db://host", "db://host?", "db:?&", "db:?&&"})
  void nothingShouldBeThereWhenNothingWasSaid(String url) {
    UrlParameters parameters = of(url);

    assertThat(parameters.value("name")).isEmpty();
    assertThat(parameters.all("many")).isEmpty();
    assertThat(parameters.flag("flag", true)).isTrue();
  }

  @Test
  void whatMayBeThereManyTimesShouldKeepItsOrder() {
    assertThat(of("db:?many=b&name=x&many=a&many=b").all("many")).containsExactly("b", "a", "b");
    assertThat(of("db:?name=").value("name")).hasValue("");
  }

  @ParameterizedTest
  @CsvSource({
    "db:?other=1, unknown parameter",
    "db:?name, unknown parameter",
    "db:?=secret, unknown parameter",
    "db:?NAME=secret, unknown parameter",
    "db:?name=a&name=secret, the parameter name stands there twice",
    "db:?name=%zz-secret, percent signs",
    "db:?many=%ff-secret, percent signs"
  })
  void whatIsWrongShouldBeRefusedAlsoWhenNobodyAsksForIt(String url, String told) {
    assertThatThrownBy(() -> of(url))
        .isInstanceOf(InvalidUrl.class)
        .hasMessageStartingWith("db: ")
        .hasMessageContaining(told)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
  }

  @Test
  void flagShouldBeTrueOrFalse() {
    assertThatThrownBy(() -> of("db:?flag=yes").flag("flag", false))
        .isInstanceOf(InvalidUrl.class)
        .hasMessage("db: flag is true or false");
  }

  private static UrlParameters of(String url) {
    return AdapterUrl.parse(url).parameters(List.of("name", "title", "flag"), List.of("many"));
  }
}
