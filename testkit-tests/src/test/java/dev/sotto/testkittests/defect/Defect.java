// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.defect;

import java.util.function.UnaryOperator;

/// Something that can be wrong with an adapter, and which test of which contract notices.
///
/// @param name tells it apart in the list of tests
/// @param specimen implements the contract
/// @param caughtBy the test of the contract that must fail
/// @param effect puts the defect over a sound adapter
public record Defect<T>(String name, Class<?> specimen, String caughtBy, UnaryOperator<T> effect) {
  /// {@return what the contract says of an adapter that has this defect}
  public ContractRun run(ScopedValue<UnaryOperator<T>> place) {
    return ScopedValue.where(place, effect).call(() -> ContractRun.of(specimen));
  }

  @Override
  public String toString() {
    return name;
  }
}
