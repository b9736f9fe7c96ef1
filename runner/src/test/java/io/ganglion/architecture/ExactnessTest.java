package io.ganglion.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Same bits on every JDK and in every run: nothing that reaches a weight may come from a source that varies. */
class ExactnessTest {
  /** The functions of {@code Math} that may be a last bit off, and differently in every JDK; the others are exact. */
  private static final Set<String> INEXACT = Set.of("acos", "asin", "atan", "atan2", "cbrt", "cos", "cosh", "exp",
      "expm1", "hypot", "log", "log10", "log1p", "pow", "sin", "sinh", "tan", "tanh");

  private static final DescribedPredicate<JavaAccess<?>> INEXACT_MATH = DescribedPredicate.describe(
      "a function of Math that isn't exact (StrictMath has the same)",
      access -> access.getTargetOwner().isEquivalentTo(Math.class) && INEXACT.contains(access.getName()));

  private static final DescribedPredicate<JavaAccess<?>> CHANCE = DescribedPredicate.describe(
      "random numbers that don't derive from the experiment's seed",
      access -> access.getTargetOwner().isEquivalentTo(Math.class) && access.getName().equals("random")
          || access.getTargetOwner().isEquivalentTo(ThreadLocalRandom.class)
          || access.getTarget().getFullName().equals("java.util.Random.<init>()")
          || access.getTarget().getFullName().equals("java.util.SplittableRandom.<init>()"));

  private static final DescribedPredicate<JavaAccess<?>> CLOCK = DescribedPredicate.describe("the clock",
      access -> access.getTargetOwner().isEquivalentTo(System.class)
          && Set.of("currentTimeMillis", "nanoTime").contains(access.getName())
          || access.getTargetOwner().getPackageName().equals("java.time") && access.getName().equals("now"));

  @Test
  void whatComputesUsesExactMathematics() {
    noClasses().that(Module.anyOf(Module.ACTIVATIONS, Module.INITIALIZERS, Module.LAYERS, Module.LOSSES,
        Module.TRAINERS, Module.ENGINE))
        .should().accessTargetWhere(INEXACT_MATH).check(OurClasses.ALL);
  }

  @Test
  void everyRandomNumberDerivesFromTheSeed() {
    noClasses().should().accessTargetWhere(CHANCE).check(OurClasses.ALL);
  }

  @Test
  void pluginsHaveNoClock() {
    noClasses().that(Module.anyOf(Module.ACTIVATIONS, Module.INITIALIZERS, Module.LAYERS, Module.LOSSES,
        Module.TRAINERS))
        .should().accessTargetWhere(CLOCK).check(OurClasses.ALL);
  }

  @ParameterizedTest
  @ValueSource(classes = {CallsMath.class, RefersToMath.class})
  void noticesInexactMathematicsIn(Class<?> offender) {
    assertRefuses(INEXACT_MATH, offender);
  }

  @ParameterizedTest
  @ValueSource(classes = {RollsDice.class, SeedsItself.class})
  void noticesChanceIn(Class<?> offender) {
    assertRefuses(CHANCE, offender);
  }

  @ParameterizedTest
  @ValueSource(classes = {LooksAtTheClock.class, AsksForTheDate.class})
  void noticesTheClockIn(Class<?> offender) {
    assertRefuses(CLOCK, offender);
  }

  private static void assertRefuses(DescribedPredicate<JavaAccess<?>> access, Class<?> offender) {
    assertThrows(AssertionError.class, () -> noClasses().should().accessTargetWhere(access)
        .check(new ClassFileImporter().importClasses(offender)));
  }

  record CallsMath() {
    double value(double x) {
      return Math.sqrt(Math.exp(x));
    }
  }

  record RefersToMath() {
    DoubleUnaryOperator value() {
      return Math::tanh;
    }
  }

  record RollsDice() {
    double value() {
      return Math.random();
    }
  }

  record SeedsItself() {
    double value() {
      return new SplittableRandom().nextDouble();
    }
  }

  record LooksAtTheClock() {
    long value() {
      return System.nanoTime();
    }
  }

  record AsksForTheDate() {
    java.time.Instant value() {
      return java.time.Instant.now();
    }
  }
}
