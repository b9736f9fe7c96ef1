package io.ganglion.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The system clock, which may be set back at any moment, only says when something was: it names runs, and stands
 * in manifests, logs and responses. How long something took, and when the next checkpoint is due, comes from {@link
 * System#nanoTime}.
 */
class ClockTest {
  private static final DescribedPredicate<JavaAccess<?>> WALL_CLOCK = DescribedPredicate.describe("the clock",
      access -> access.getTargetOwner().isEquivalentTo(System.class)
          && access.getName().equals("currentTimeMillis")
          || access.getTargetOwner().getPackageName().equals("java.time") && access.getName().equals("now"));

  private static final DescribedPredicate<JavaAccess<?>> DIFFERENCE = DescribedPredicate.describe(
      "the time between two looks at the clock", access -> access.getTarget().getFullName()
          .matches("java\\.time\\.(Duration\\.between|Instant\\.until|temporal\\.ChronoUnit\\.between)\\(.*"));

  @Test
  void nothingIsMeasuredByTheClock() {
    noClasses().should().accessTargetWhere(DIFFERENCE).check(OurClasses.ALL);
  }

  /** Each of them says when something was; a new one must bear a clock that is set back. */
  @Test
  void theClockIsLookedAtInFewPlaces() {
    Set<String> places = new TreeSet<>();
    OurClasses.ALL.forEach(each -> each.getAccessesFromSelf().stream().filter(WALL_CLOCK::test)
        .forEach(access -> places.add(access.getOriginOwner().getSimpleName())));
    assertEquals(Set.of("FutureDates", "HttpDoor", "RunFolder", "ServiceMetrics", "Stopwatch", "StudyTraining"),
        places);
  }

  @ParameterizedTest
  @ValueSource(classes = {Measures.class, Refers.class, Waits.class})
  void noticesWhatMeasuresByTheClock(Class<?> offender) {
    assertThrows(AssertionError.class, () -> noClasses().should().accessTargetWhere(DIFFERENCE)
        .check(new ClassFileImporter().importClasses(offender)));
  }

  private static final class Measures {
    private final Instant started = Instant.now();

    Duration took() {
      return Duration.between(started, Instant.now());
    }
  }

  private static final class Refers {
    static java.util.function.BinaryOperator<Object> difference() {
      java.util.function.BiFunction<Instant, Instant, Duration> between = Duration::between;
      return (a, b) -> between.apply((Instant) a, (Instant) b);
    }
  }

  private static final class Waits {
    static long left(Instant end) {
      return Instant.now().until(end, java.time.temporal.ChronoUnit.SECONDS);
    }
  }
}
