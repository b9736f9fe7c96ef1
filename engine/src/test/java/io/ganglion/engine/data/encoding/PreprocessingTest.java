package io.ganglion.engine.data.encoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.Quantile;
import io.ganglion.engine.data.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class PreprocessingTest {
  private static final int[] ALL = {0, 1, 2, 3};
  private static final Table PETS = new Table(List.of(
      new NumberColumn("age", new double[] {1, 2, 3, 1000}),
      CategoryColumn.of("fur", "long", "short", "long", "none"),
      new NumberColumn("weight", new double[] {4, 6, 5, 2000}),
      CategoryColumn.of("kind", "dog", "cat", "cat", "cow")));

  private static Preprocessing pets() {
    return Preprocessing.fit(PETS, new int[] {0, 1, 2},
        List.of(ColumnPlan.of("age", Scaling.MIN_MAX), ColumnPlan.of("fur", Scaling.STANDARD)),
        List.of(ColumnPlan.of("weight", Scaling.MIN_MAX), ColumnPlan.binary("kind")));
  }

  @Test
  void learnsFromTheTrainingRowsAlone() {
    assertEquals(new Preprocessing(
        List.of(new NumberEncoding("age", Scaling.MIN_MAX, 1, 2),
            new CategoryEncoding("fur", List.of("long", "short"), CategoryForm.ONE_HOT)),
        List.of(new NumberEncoding("weight", Scaling.MIN_MAX, 4, 2),
            new CategoryEncoding("kind", List.of("cat", "dog"), CategoryForm.BINARY))), pets());
  }

  @Test
  void encodesTheRowsThatAreAskedFor() {
    Examples examples = pets().encode(PETS, new int[] {2, 0});
    assertEquals(2, examples.count());
    assertArrayEquals(new double[] {1, 1, 0}, examples.input(0));
    assertArrayEquals(new double[] {0, 1, 0}, examples.input(1));
    assertArrayEquals(new double[] {0.5, 0}, examples.target(0));
    assertArrayEquals(new double[] {0, 1}, examples.target(1));
  }

  @Test
  void findsInputsInAnyOrderAmongOthersAndWithoutTargets() {
    List<Column> columns = new ArrayList<>(PETS.columns());
    columns.removeIf(column -> column.name().equals("kind") || column.name().equals("weight"));
    columns.add(CategoryColumn.of("name", "a", "b", "c", "d"));
    columns.set(1, CategoryColumn.of("fur", "short", "short", "long", "long"));
    Collections.reverse(columns);
    assertArrayEquals(new double[] {0, 0, 1, 0.5, 0, 1, 1, 1, 0, 499.5, 1, 0}, pets().encodeInputs(new Table(columns)));
  }

  @Test
  void namesWhatIsNeeded() {
    assertEquals(Map.of("age", Column.Type.NUMBER, "fur", Column.Type.CATEGORY), pets().inputTypes());
    assertEquals(Map.of("weight", Column.Type.NUMBER, "kind", Column.Type.CATEGORY), pets().targetTypes());
    assertEquals(3, pets().inputWidth());
    assertEquals(2, pets().targetWidth());
  }

  @Test
  void decodesUnitsAndLabels() {
    List<Prediction> predictions = pets().decode(new double[] {0, 0, 0.25, 0.75}, 1);
    assertEquals(new NumberPrediction("weight", 4.5), predictions.get(0));
    CategoryPrediction kind = (CategoryPrediction) predictions.get(1);
    assertEquals("dog", kind.label());
    assertEquals(List.of("cat", "dog"), kind.labels());
    assertArrayEquals(new double[] {0.25, 0.75}, kind.probabilities());
  }

  @Test
  void decodesTheGreatestOutputTheFirstOfEquals() {
    CategoryEncoding encoding = new CategoryEncoding("kind", List.of("a", "b", "c"), CategoryForm.ONE_HOT);
    CategoryPrediction prediction = encoding.decode(new double[] {9, 0.2, 0.4, 0.4}, 1);
    assertEquals("b", prediction.label());
    assertArrayEquals(new double[] {0.2, 0.4, 0.4}, prediction.probabilities());
  }

  @Test
  void decodesTheSecondLabelFromOneHalfOn() {
    CategoryEncoding encoding = new CategoryEncoding("kind", List.of("a", "b"), CategoryForm.BINARY);
    assertEquals("b", encoding.decode(new double[] {0.5}, 0).label());
    assertEquals("a", encoding.decode(new double[] {Math.nextDown(0.5)}, 0).label());
  }

  @Test
  void comesBackToEveryValueThatItEncoded() {
    Preprocessing preprocessing = Preprocessing.fit(PETS, ALL, List.of(ColumnPlan.of("age", Scaling.NONE)),
        List.of(ColumnPlan.of("weight", Scaling.STANDARD), ColumnPlan.of("kind", Scaling.NONE)));
    Examples examples = preprocessing.encode(PETS, ALL);
    for (int row : ALL) {
      List<Prediction> decoded = preprocessing.decode(examples.targets(), row);
      double weight = ((NumberPrediction) decoded.get(0)).value();
      // scaled by a division, brought back by a product and a sum: three roundings
      assertEquals(((NumberColumn) PETS.column("weight").get()).values()[row], weight, 3 * Math.ulp(2000.0));
      assertEquals(PETS.column("kind").get().text(row), ((CategoryPrediction) decoded.get(1)).label());
    }
  }

  @Test
  void scalesAConstantColumnByOneToExactlyZero() {
    double[] tenths = new double[10];
    Arrays.fill(tenths, 0.1);
    NumberColumn column = new NumberColumn("x", tenths);
    int[] rows = IntStream.range(0, 10).toArray();
    assertEquals(new NumberEncoding("x", Scaling.STANDARD, 0.1, 1), NumberEncoding.fit(column, rows, Scaling.STANDARD));
    assertEquals(new NumberEncoding("x", Scaling.MIN_MAX, 0.1, 1), NumberEncoding.fit(column, rows, Scaling.MIN_MAX));
  }

  @Test
  void standardisesByThePopulationDeviation() {
    NumberEncoding encoding =
        NumberEncoding.fit(new NumberColumn("x", new double[] {1, 2, 3, 4}), ALL, Scaling.STANDARD);
    assertEquals(2.5, encoding.shift());
    assertEquals(Math.sqrt(1.25), encoding.scale());
  }

  @Test
  void scalesRobustlyByMedianAndQuartiles() {
    NumberEncoding few = NumberEncoding.fit(new NumberColumn("x", new double[] {4, 1, 1e6, 2}), ALL, Scaling.ROBUST);
    // sorted 1, 2, 4, 1e6: quartiles at positions 0.75 and 2.25
    assertEquals(new NumberEncoding("x", Scaling.ROBUST, 3, 4 + 0.25 * (1e6 - 4) - 1.75), few);
    NumberEncoding odd = NumberEncoding.fit(
        new NumberColumn("x", new double[] {5, 1, 9, 2, 4}), new int[] {0, 1, 2, 3, 4}, Scaling.ROBUST);
    assertEquals(new NumberEncoding("x", Scaling.ROBUST, 4, 3), odd);
    NumberEncoding alike = NumberEncoding.fit(
        new NumberColumn("x", new double[] {0, 0, 7, 0, 0}), new int[] {0, 1, 2, 3, 4}, Scaling.ROBUST);
    assertEquals(new NumberEncoding("x", Scaling.ROBUST, 0, 1), alike);
  }

  @Test
  void findsQuartilesOfNumbersTooFarApartToSubtract() {
    double most = Double.MAX_VALUE;
    assertEquals(0, Quantile.of(new double[] {-most, most}, 0.5));
    assertEquals(1e9 + 2.5, Quantile.of(new double[] {1e9 + 1, 1e9 + 2, 1e9 + 3, 1e9 + 4}, 0.5));
  }

  /** Their squares are 0, or have lost their digits: a deviation of 1 would leave inputs of next to nothing. */
  @Test
  void standardisesColumnsOfATinySpread() {
    for (double unit : new double[] {1e-140, 1e-155, 1e-162, 1e-200, 1e-300}) {
      double[] numbers = {unit, 2 * unit, 3 * unit, 4 * unit};
      NumberEncoding encoding = NumberEncoding.fit(new NumberColumn("x", numbers), ALL, Scaling.STANDARD);
      assertEquals(1, encoding.scale() / (Math.sqrt(1.25) * unit), 1e-12, () -> "unit " + unit);
      double[] scaled = new double[4];
      encoding.encode(new NumberColumn("x", numbers), ALL, scaled, 0, 1);
      assertEquals(-1.5 / Math.sqrt(1.25), scaled[0], 1e-12);
      assertEquals(0.5 / Math.sqrt(1.25), scaled[2], 1e-12);
    }
    NumberEncoding least = NumberEncoding.fit(
        new NumberColumn("x", new double[] {0, 0, 4 * Double.MIN_VALUE, 4 * Double.MIN_VALUE}), ALL, Scaling.STANDARD);
    assertEquals(2 * Double.MIN_VALUE, least.scale());
    NumberEncoding beside = NumberEncoding.fit(
        new NumberColumn("x", new double[] {0.1, Math.nextUp(0.1), 0.1, Math.nextUp(0.1)}), ALL, Scaling.STANDARD);
    assertEquals(Math.ulp(0.1) / 2, beside.scale());
  }

  @Test
  void refusesATargetOfOneNumber() {
    assertEquals("column 'age': every training row has the number 2; a target needs at least two",
        message(() -> Preprocessing.fit(PETS, new int[] {1, 1}, List.of(ColumnPlan.of("fur", Scaling.NONE)),
            List.of(ColumnPlan.of("age", Scaling.STANDARD)))));
  }

  @Test
  void losesNothingFarFromZero() {
    NumberEncoding encoding = NumberEncoding.fit(
        new NumberColumn("x", new double[] {1e9 + 1, 1e9 + 2, 1e9 + 3, 1e9 + 4}), ALL, Scaling.STANDARD);
    assertEquals(1e9 + 2.5, encoding.shift());
    assertEquals(Math.sqrt(1.25), encoding.scale());
  }

  @Test
  void saysWhichLabelIsUnknownAndWhereItIs() {
    assertEquals(
        "row 3, column 'fur': 'none' is not among the labels of the training rows; they are 'long', 'short'",
        message(() -> pets().encodeInputs(PETS)));
    DataException e = assertThrows(DataException.class, () -> pets().encode(PETS, new int[] {0, 3}));
    assertEquals("'none' is not among the labels of the training rows", e.problem());
    assertEquals(3, e.row());
    assertEquals("fur", e.column());
    assertEquals("they are 'long', 'short'", e.help());
  }

  @Test
  void listsTenLabelsAtMost() {
    List<String> labels = IntStream.range(0, 12).mapToObj(i -> "l" + (char) ('a' + i)).toList();
    CategoryEncoding encoding = new CategoryEncoding("x", labels, CategoryForm.ONE_HOT);
    assertEquals("row 0, column 'x': '?' is not among the labels of the training rows; "
        + "they are 'la', 'lb', 'lc', 'ld', 'le', 'lf', 'lg', 'lh', 'li', 'lj' and 2 more",
        message(() -> encoding.encode(CategoryColumn.of("x", "?"), new int[] {0}, new double[12], 0, 12)));
  }

  @Test
  void saysWhichColumnIsMissing() {
    Table table = new Table(List.of(new NumberColumn("Age", new double[1]), CategoryColumn.of("fur", "long")));
    assertEquals("column 'age': the table has no such column; its columns are 'Age', 'fur'",
        message(() -> pets().encodeInputs(table)));
  }

  @Test
  void refusesColumnsOfTheOtherType() {
    Table labels = new Table(List.of(CategoryColumn.of("age", "old"), CategoryColumn.of("fur", "long")));
    assertEquals("column 'age': labels were found where numbers are expected; every value has to be a number",
        message(() -> pets().encodeInputs(labels)));
    Table numbers = new Table(
        List.of(new NumberColumn("age", new double[1]), new NumberColumn("fur", new double[1])));
    assertEquals("column 'fur': numbers were found where labels are expected; "
        + "read the column as a category; its labels are 'long', 'short'", message(() -> pets().encodeInputs(numbers)));
  }

  @Test
  void refusesARowWithoutAValueUnlessItIsToBeFilled() {
    Table gaps = new Table(List.of(new NumberColumn("age", new double[] {1, Double.NaN}),
        CategoryColumn.of("fur", null, "long")));
    assertEquals("row 1, column 'age': there is no value here; every row needs one",
        message(() -> pets().encodeInputs(gaps)));
    Table fur = new Table(List.of(new NumberColumn("age", new double[] {1}), CategoryColumn.of("fur", (String) null)));
    assertEquals("row 0, column 'fur': there is no value here; every row needs one",
        message(() -> pets().encodeInputs(fur)));
  }

  @Test
  void knowsTheColumnsThatDropRowsAndThoseThatAreFilled() {
    Table gaps = new Table(List.of(new NumberColumn("a", new double[] {1, 2, Double.NaN, 4}),
        CategoryColumn.of("b", null, "x", "x", "y"), new NumberColumn("c", new double[] {1, 2, 3, Double.NaN}),
        new NumberColumn("y", new double[] {1, 2, 3, 4})));
    int[] rows = Preprocessing.complete(gaps, List.of("a", "b"));
    assertArrayEquals(new int[] {1, 3}, rows);
    Preprocessing preprocessing = Preprocessing.fit(gaps, rows,
        List.of(ColumnPlan.of("a", Scaling.NONE).missing(Missing.of(Missing.Policy.DROP_ROW)),
            ColumnPlan.of("b", Scaling.NONE).missing(Missing.of(Missing.Policy.DROP_ROW)),
            ColumnPlan.of("c", Scaling.NONE).missing(Missing.of(Missing.Policy.MEAN).indicated())),
        List.of(ColumnPlan.of("y", Scaling.NONE)));
    assertEquals(Set.of("a", "b"), preprocessing.dropping());
    assertEquals(Set.of("c"), preprocessing.filled());
    assertArrayEquals(new double[] {2, 1, 0, 2, 0, 4, 0, 1, 2, 1}, preprocessing.encode(gaps, rows).inputs());
  }

  @Test
  void neverFillsATarget() {
    assertEquals("a target can't be filled: it is known or it isn't",
        assertThrows(IllegalArgumentException.class, () -> Preprocessing.fit(PETS, ALL,
            List.of(ColumnPlan.of("age", Scaling.NONE)),
            List.of(ColumnPlan.of("weight", Scaling.NONE).missing(Missing.of(Missing.Policy.MEAN))))).getMessage());
  }

  @Test
  void refusesNumbersThatAreNone() {
    NumberColumn column = new NumberColumn("x", new double[] {1, Double.POSITIVE_INFINITY});
    assertEquals("row 1, column 'x': Infinity is not a finite number; every value has to be one",
        message(() -> NumberEncoding.fit(column, new int[] {0, 1}, Scaling.NONE)));
    NumberEncoding encoding = new NumberEncoding("x", Scaling.NONE, 0, 1);
    assertEquals("row 1, column 'x': Infinity is not a finite number; every value has to be one",
        message(() -> encoding.encode(column, new int[] {0, 1}, new double[2], 0, 1)));
  }

  @Test
  void refusesNumbersTooFarApartToBeScaled() {
    NumberColumn column = new NumberColumn("x", new double[] {-1e308, 1e308});
    for (Scaling scaling : List.of(Scaling.STANDARD, Scaling.MIN_MAX)) {
      assertEquals("column 'x': the numbers from -1e308 to 1e308 lie too far apart to be scaled; "
          + "divide the column by a power of ten",
          message(() -> NumberEncoding.fit(column, new int[] {0, 1}, scaling)));
    }
    NumberEncoding narrow = new NumberEncoding("x", Scaling.STANDARD, 3, 1e-10);
    assertEquals("row 1, column 'x': 1e308 is too far from the numbers that the scaling was fitted to; "
        + "a number in the neighbourhood of 3 is expected",
        message(() -> narrow.encode(column, new int[] {1}, new double[1], 0, 1)));
  }

  @Test
  void refusesTargetsWithNothingToTell() {
    List<ColumnPlan> inputs = List.of(ColumnPlan.of("age", Scaling.NONE));
    assertEquals("column 'kind': every training row has the label 'cat'; a target needs at least two labels",
        message(() -> Preprocessing.fit(PETS, new int[] {1, 2}, inputs,
            List.of(ColumnPlan.of("kind", Scaling.NONE)))));
    assertEquals("column 'kind': one unit tells two labels apart, but the training rows have 3: 'cat', 'cow', 'dog'; "
        + "give the last layer one unit per label",
        message(() -> Preprocessing.fit(PETS, ALL, inputs, List.of(ColumnPlan.binary("kind")))));
  }

  @Test
  void takesInputsOfOneLabel() {
    Preprocessing preprocessing = Preprocessing.fit(PETS, new int[] {0, 2},
        List.of(ColumnPlan.of("fur", Scaling.NONE)), List.of(ColumnPlan.of("age", Scaling.NONE)));
    assertArrayEquals(new double[] {1, 1}, preprocessing.encode(PETS, new int[] {0, 2}).inputs());
  }

  private static String message(Executable executable) {
    return assertThrows(DataException.class, executable).getMessage();
  }
}
