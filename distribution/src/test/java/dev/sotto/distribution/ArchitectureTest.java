// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import dev.sotto.core.concurrent.Tasks;
import dev.sotto.password.bcrypt.BcryptPasswordHasher;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Set;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Rules that module descriptors cannot express.
final class ArchitectureTest {
  private static final int MAX_CONSTRUCTOR_PARAMETERS = 6;

  private static JavaClasses classes;

  @BeforeAll
  static void readClasses() {
    classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            // Nothing ships it, and its contracts are named after the packages that they test.
            .withImportOption(location -> !location.contains("testkit"))
            .importPackages("dev.sotto");
  }

  @Test
  void clockShouldBeReadInTheCompositionRootOnly() {
    Set<Class<?>> clocks =
        Set.of(
            Clock.class,
            Instant.class,
            InstantSource.class,
            LocalDate.class,
            LocalDateTime.class,
            ZonedDateTime.class);
    noClasses()
        .that(resideOutsideOfPackage("dev.sotto.cli.."))
        .should()
        .callMethodWhere(
            describe(
                "it asks the system's clock",
                call ->
                    (call.getTargetOwner().isEquivalentTo(System.class)
                            && call.getName().equals("currentTimeMillis"))
                        || (clocks.stream().anyMatch(call.getTargetOwner()::isEquivalentTo)
                            && (call.getName().equals("now")
                                || call.getName().startsWith("system")))))
        .orShould()
        .callConstructor(Date.class)
        .because("time is injected as an InstantSource")
        .check(classes);
  }

  @Test
  void standardStreamsShouldBeUsedInTheCompositionRootOnly() {
    noClasses()
        .that(resideOutsideOfPackage("dev.sotto.cli.."))
        .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
        .because("the rest logs through System.Logger")
        .check(classes);
  }

  @Test
  void workShouldBeHandedToOtherThreadsInOnePlace() {
    noClasses()
        .that(describe("are not Tasks", type -> !type.isEquivalentTo(Tasks.class)))
        // What cannot be handed over while the server starts ends the start.
        .and(resideOutsideOfPackage("dev.sotto.cli.."))
        .and(resideOutsideOfPackage("dev.sotto.bench.."))
        .should()
        .callMethodWhere(
            describe(
                "it hands over work, and may be refused",
                call ->
                    call.getTargetOwner().isAssignableTo(Executor.class)
                        && Set.of("execute", "submit", "invokeAll", "invokeAny")
                            .contains(call.getName())
                        && !call.getOriginOwner().isEquivalentTo(BcryptPasswordHasher.class)))
        .because("a refusal is told: Tasks.start asks what becomes of the work")
        .check(classes);
  }

  @Test
  void textShouldBeNormalisedWhereItsLengthIsBounded() {
    noClasses()
        .that(resideOutsideOfPackage("dev.sotto.core.text"))
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Normalizer.class)
        .because("the time grows with the square of the length")
        .check(classes);
  }

  @Test
  void genericExceptionsShouldNotBeThrown() {
    GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(classes);
  }

  @Test
  void packagesShouldUseEachOtherInOneDirection() {
    slices().matching("dev.sotto.(**)").should().beFreeOfCycles().check(classes);
  }

  @Test
  void constructorsShouldTakeFewParameters() {
    constructors()
        .that()
        .areDeclaredInClassesThat(
            describe("are neither enums nor records", type -> !type.isEnum() && !type.isRecord()))
        .should(takeAtMost(MAX_CONSTRUCTOR_PARAMETERS))
        .check(classes);
  }

  @Test
  void namesShouldSayWhatATypeIs() {
    noClasses()
        .that(resideInAPackage("dev.sotto.."))
        .should()
        .haveNameMatching(".*(Impl|Manager|Helper|Util|Utils|Base)")
        .check(classes);
  }

  private static ArchCondition<JavaConstructor> takeAtMost(int most) {
    return new ArchCondition<>("take at most " + most + " parameters") {
      @Override
      public void check(JavaConstructor constructor, ConditionEvents events) {
        int size = constructor.getRawParameterTypes().size();
        if (size > most) {
          events.add(
              SimpleConditionEvent.violated(
                  constructor, constructor.getFullName() + " takes " + size));
        }
      }
    };
  }
}
