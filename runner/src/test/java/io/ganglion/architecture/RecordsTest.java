package io.ganglion.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import io.ganglion.api.Objective;
import io.ganglion.engine.StopReason;
import io.ganglion.engine.TrainerSteps;
import io.ganglion.engine.TrainingResult;
import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Cells;
import io.ganglion.engine.data.Image;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.Split;
import io.ganglion.engine.data.Table;
import io.ganglion.engine.data.Targets;
import io.ganglion.engine.data.encoding.CategoryPrediction;
import io.ganglion.engine.inspect.StepHistogram;
import io.ganglion.engine.inspect.StepsView;
import io.ganglion.engine.inspect.WeightHistogram;
import io.ganglion.experiments.describe.Histogram;
import io.ganglion.experiments.diagnosis.Course;
import io.ganglion.experiments.diagnosis.TrainingPlan;
import io.ganglion.experiments.lint.Examination;
import io.ganglion.problem.Place;
import io.ganglion.tables.ByteSource;
import io.ganglion.tables.CellStyles;
import io.ganglion.tables.TextLayout;
import io.ganglion.tables.evidence.TextFindings;
import io.ganglion.tables.SourceTable;
import io.ganglion.testkit.GoldenTrace;
import io.ganglion.trainers.Rprop;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Public records with arrays are equal by content, and their text shows the numbers. */
class RecordsTest {
  private static final TrainingPlan PLAN = new TrainingPlan(List.of(), Map.of(), 9, 0.5, 0, 0, 1, 1, false, false,
      false);

  private record Source(String file, Table table) implements SourceTable {
    @Override
    public SourceTable keeping(int[] rows) {
      return this;
    }

    @Override
    public Place place(int row, String column) {
      return Place.NOWHERE;
    }
  }

  private record Line(int dimension) implements Objective {
    @Override
    public double value(double[] parameters) {
      return parameters[0];
    }

    @Override
    public double gradient(double[] parameters, double[] gradient) {
      gradient[0] = 1;
      return parameters[0];
    }
  }

  private static double[] numbers(int last) {
    return new double[] {0.25, last};
  }

  private static int[] counts(int last) {
    return new int[] {1, last};
  }

  /** For each such record: an instance that ends with a number, in its last array. */
  static Stream<IntFunction<Record>> samples() {
    Source source = new Source("t.csv", new Table(List.of(new NumberColumn("x", new double[1]))));
    TextFindings findings = TextFindings.of("t.csv", source.table(), Optional.of(new TextLayout()), CellStyles.USUAL,
        name -> false);
    Line line = new Line(2);
    return Stream.of(
        last -> new TrainingResult(numbers(last), 5, 4, new StopReason(StopReason.Kind.EPOCHS, "5 epochs were run"),
            Optional.empty()),
        last -> new TrainerSteps(numbers(last), 1e-6, 50),
        last -> new StepHistogram(numbers(1), counts(last)),
        last -> new StepsView(counts(1), numbers(last), List.of(), List.of("forget"), 0, 0, 1),
        last -> new WeightHistogram(numbers(1), counts(1), counts(last)),
        last -> new CategoryColumn("c", List.of("a", "b", "c", "d"), counts(last)),
        last -> new NumberColumn("n", numbers(last)),
        last -> new Image(1, 2, 1, new byte[] {1, (byte) last}),
        last -> new Cells.Doubles(numbers(last)),
        last -> new Cells.Bytes(new byte[] {1, (byte) last}, 0, 255),
        last -> new Cells.Tokens(counts(last)),
        last -> new Targets.Numbers(numbers(last), 2),
        last -> new Targets.Classes(counts(last), 9),
        last -> new CategoryPrediction("c", "a", List.of("a", "b"), numbers(last)),
        last -> new Split(counts(0), counts(0), counts(last)),
        last -> new Examination(source, counts(last), List.of(), List.of(), true, Optional.empty(), findings),
        last -> new Course(PLAN, List.of(), numbers(1), numbers(last), 3, false, true),
        last -> new Histogram(numbers(1), counts(last)),
        last -> new ByteSource.OfBytes("t.csv", new byte[] {1, (byte) last}),
        last -> new GoldenTrace(new Rprop(), line, numbers(1), numbers(last), 1e-12));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void areEqualByContent(IntFunction<Record> sample) {
    assertEquals(sample.apply(2), sample.apply(2));
    assertEquals(sample.apply(2).hashCode(), sample.apply(2).hashCode());
    assertNotEquals(sample.apply(2), sample.apply(3));
    assertFalse(sample.apply(2).equals(null));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void showTheirNumbers(IntFunction<Record> sample) {
    String text = sample.apply(3).toString();
    assertTrue(text.startsWith(sample.apply(3).getClass().getSimpleName() + "["), text);
    assertTrue(text.contains("[0.25, 3.0]") || text.contains("[1, 3]"), text);
    assertFalse(text.contains("@"), text);
  }

  /**
   * Except trainers' states and the engine's buffers, whose arrays are overwritten, and checkpoints, which are written
   * and read only.
   */
  @Test
  void noneIsLeftOut() {
    Set<Class<?>> tested = samples().map(sample -> sample.apply(2).getClass()).collect(Collectors.toSet());
    List<String> others = OurClasses.ALL.stream()
        .filter(c -> !Set.of("io.ganglion.trainers", "io.ganglion.engine.network").contains(c.getPackageName())
            && !c.getSimpleName().endsWith("Checkpoint"))
        .map(JavaClass::reflect)
        .filter(c -> c.isRecord() && isPublic(c) && hasArray(c) && !tested.contains(c))
        .map(Class::getName).sorted().toList();
    assertEquals(List.of(), others);
  }

  private static boolean hasArray(Class<?> record) {
    return Arrays.stream(record.getRecordComponents()).map(RecordComponent::getType).anyMatch(Class::isArray);
  }

  private static boolean isPublic(Class<?> c) {
    return Modifier.isPublic(c.getModifiers()) && (c.getEnclosingClass() == null || isPublic(c.getEnclosingClass()));
  }
}
