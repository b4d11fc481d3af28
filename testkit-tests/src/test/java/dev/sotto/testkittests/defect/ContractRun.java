// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.defect;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// What came out when one contract ran.
public final class ContractRun implements TestExecutionListener {
  private final Map<String, TestExecutionResult> results = new TreeMap<>();

  private ContractRun() {}

  /// Runs the contract that `contract` implements, on this thread; without what takes long, which
  /// finds nothing more in defects that are always there.
  public static ContractRun of(Class<?> contract) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(contract))
            .filters(TagFilter.excludeTags("full"))
            .build();
    var run = new ContractRun();
    LauncherFactory.create().execute(request, run);
    return run;
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (test.isTest() && test.getSource().orElse(null) instanceof MethodSource method) {
      results.merge(method.getMethodName(), result, ContractRun::worse);
    }
  }

  private static TestExecutionResult worse(TestExecutionResult one, TestExecutionResult other) {
    return one.getStatus() == TestExecutionResult.Status.SUCCESSFUL ? other : one;
  }

  /// {@return how many tests ran}
  public int tests() {
    return results.size();
  }

  /// {@return the names of the tests that failed}
  public List<String> failures() {
    return results.entrySet().stream()
        .filter(entry -> entry.getValue().getStatus() != TestExecutionResult.Status.SUCCESSFUL)
        .map(Map.Entry::getKey)
        .toList();
  }
}
