// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.defect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;

/// Something that can be wrong with an adapter, and which test of which contract notices.
///
/// @param name tells it apart in the list of tests; no other defect of the same adapter has it
/// @param contract a test class that implements the contract
/// @param caughtBy the test of the contract that must fail
/// @param decorator puts the defect over a sound adapter
public record Defect<T>(
    String name, Class<?> contract, String caughtBy, UnaryOperator<T> decorator) {
  /// Runs the contract on an adapter that has this defect. The test that is named must fail, and
  /// not all: a defect that fails every test says nothing about the one that is named.
  ///
  /// @param place where the contract's test class looks for a defect
  public void mustBeCaught(ScopedValue<UnaryOperator<T>> place) {
    ContractRun run = ScopedValue.where(place, decorator).call(() -> ContractRun.of(contract));

    assertThat(run.failures()).as(name).contains(caughtBy).hasSizeLessThan(run.tests());
  }

  @Override
  public String toString() {
    return name;
  }
}
