package dev.comity.storage.lies;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the contract, or some cases of it, on a storage, and notes how each case ended. */
final class ContractRun implements TestExecutionListener {

  private final Map<String, TestExecutionResult> ends = new TreeMap<>();

  private ContractRun() {}

  /** All cases. */
  static ContractRun whole(String storage) {
    return of(storage, List.of(selectClass(ContractOfALiar.class)));
  }

  /** The cases of these names. */
  static ContractRun ofCases(String storage, Collection<String> cases) {
    return of(storage, cases.stream().map(it -> selectMethod(ContractOfALiar.class, it)).toList());
  }

  /** The cases of some parts of the contract. */
  static ContractRun ofParts(String storage, List<Class<?>> parts) {
    return ofCases(
        storage,
        parts.stream()
            .flatMap(part -> Arrays.stream(part.getDeclaredMethods()))
            .filter(it -> it.isAnnotationPresent(Test.class))
            .map(Method::getName)
            .toList());
  }

  private static ContractRun of(String storage, List<? extends DiscoverySelector> selectors) {
    ContractRun run = new ContractRun();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectors)
            .filters(EngineFilter.includeEngines("junit-jupiter"))
            .configurationParameter(ContractOfALiar.STORAGE, storage)
            .build();
    LauncherFactory.create().execute(request, run);
    return run;
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult end) {
    if (test.isTest() || end.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
      ends.put(test.getDisplayName().replaceAll("\\(.*", ""), end);
    }
  }

  /** The names of all cases that ran. */
  Collection<String> cases() {
    return ends.keySet();
  }

  /** The cases that failed, and what they say. */
  Map<String, String> failures() {
    Map<String, String> failures = new TreeMap<>();
    ends.forEach(
        (name, end) ->
            end.getThrowable()
                .ifPresent(it -> failures.put(name, String.valueOf(it.getMessage()))));
    return failures;
  }
}
