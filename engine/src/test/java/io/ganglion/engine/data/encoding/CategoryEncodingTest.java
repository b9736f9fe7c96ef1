package io.ganglion.engine.data.encoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.DataException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CategoryEncodingTest {
  private static final ColumnPlan PLAN = ColumnPlan.of("x", Scaling.NONE);

  private static CategoryEncoding fit(ColumnPlan plan, String... labels) {
    return CategoryEncoding.fit(CategoryColumn.of("x", labels), IntStream.range(0, labels.length).toArray(), plan);
  }

  private static double[] encoded(CategoryEncoding encoding, String... labels) {
    double[] numbers = new double[labels.length * encoding.width()];
    encoding.encode(CategoryColumn.of("x", labels), IntStream.range(0, labels.length).toArray(), numbers, 0,
        encoding.width());
    return numbers;
  }

  private static String refusal(Runnable call) {
    return assertThrows(DataException.class, call::run).getMessage();
  }

  @Test
  void writesPlusAndMinusOne() {
    CategoryEncoding three = fit(PLAN.form(CategoryForm.PLUS_MINUS), "b", "a", "c");
    assertArrayEquals(new double[] {-1, 1, -1, 1, -1, -1}, encoded(three, "b", "a"));
    assertEquals("c", three.decode(new double[] {-1, -0.5, 0}, 0).label());
    assertArrayEquals(new double[] {0, 0.25, 0.5}, three.decode(new double[] {-1, -0.5, 0}, 0).probabilities());
    CategoryEncoding two = fit(PLAN.form(CategoryForm.BINARY_PLUS_MINUS), "b", "a");
    assertArrayEquals(new double[] {1, -1}, encoded(two, "b", "a"));
    assertEquals("b", two.decode(new double[] {0}, 0).label());
    assertEquals("a", two.decode(new double[] {-0.1}, 0).label());
    assertArrayEquals(new double[] {0.75, 0.25}, two.decode(new double[] {-0.5}, 0).probabilities());
  }

  @Test
  void writesThePlaceInAnOrder() {
    CategoryEncoding sizes = fit(PLAN.ordinal(List.of("small", "medium", "large")), "large", "small");
    assertArrayEquals(new double[] {0, 0.5, 1}, encoded(sizes, "small", "medium", "large"));
    for (double output : new double[] {-3, 0.24}) {
      assertEquals("small", sizes.decode(new double[] {output}, 0).label());
    }
    assertEquals("medium", sizes.decode(new double[] {0.26}, 0).label());
    assertEquals("large", sizes.decode(new double[] {7}, 0).label());
    assertEquals(0, sizes.decode(new double[] {7}, 0).probabilities().length);
    assertEquals("row 1, column 'x': 'huge' is not in the order that is given; that is 'small', 'large'",
        refusal(() -> fit(PLAN.ordinal(List.of("small", "large")), "large", "huge")));
  }

  @Test
  void understandsEveryWordForTrueAndFalse() {
    CategoryEncoding answers = fit(PLAN.form(CategoryForm.BINARY).ofBooleans(), "yes", "No", "no");
    assertEquals(List.of("No", "yes"), answers.labels());
    assertEquals(Column.Type.BOOLEAN, answers.type());
    assertArrayEquals(new double[] {1, 0, 1, 0, 1, 0, 1}, encoded(answers, "YES", "no", "true", "F", "1", "0", "on"));
    assertEquals("No", answers.decode(new double[] {0.2}, 0).label());
    assertEquals(List.of("false", "True"), fit(PLAN.form(CategoryForm.BINARY).ofBooleans(), "True").labels());
    assertEquals("row 0, column 'x': 'perhaps' is neither true nor false; the words are true/false, yes/no, t/f, y/n,"
        + " on/off and 1/0, in any case", refusal(() -> encoded(answers, "perhaps")));
    assertEquals("row 1, column 'x': 'x' is neither true nor false; the words are true/false, yes/no, t/f, y/n,"
        + " on/off and 1/0, in any case", refusal(() -> fit(PLAN.ofBooleans(), "y", "x")));
  }

  @Test
  void ignoresOrReplacesWhatTrainingDidNotSee() {
    CategoryEncoding ignoring = fit(PLAN.unseen(Unseen.Policy.IGNORE), "a", "b", "b");
    assertArrayEquals(new double[] {0, 0, 1, 0}, encoded(ignoring, "new", "a"));
    CategoryEncoding replacing = fit(PLAN.unseen(Unseen.Policy.MOST_FREQUENT), "b", "a", "c", "b", "c");
    assertEquals(new Unseen(Unseen.Policy.MOST_FREQUENT, "b"), replacing.unseen());
    assertArrayEquals(new double[] {0, 1, 0}, encoded(replacing, "new"));
    assertArrayEquals(new double[] {0.5},
        encoded(fit(PLAN.form(CategoryForm.BINARY).unseen(Unseen.Policy.IGNORE), "a", "b"), "new"));
    assertArrayEquals(new boolean[] {true, false, false},
        ignoring.unknown(CategoryColumn.of("x", "new", "a", null)));
    assertEquals("row 0, column 'x': 'new' is not among the labels of the training rows; they are 'a', 'b', 'c'",
        refusal(() -> encoded(replacing.unseen(Unseen.ERROR), "new")));
  }

  @Test
  void refusesLabelsThatItCouldNotTellApart() {
    for (List<String> labels : List.of(List.of("b", "a"), List.of("a", "a"), List.<String>of())) {
      assertEquals("column 'x' can't be encoded by the labels " + labels, assertThrows(IllegalArgumentException.class,
          () -> new CategoryEncoding("x", labels, CategoryForm.ONE_HOT)).getMessage());
    }
    assertThrows(IllegalArgumentException.class,
        () -> new CategoryEncoding("x", List.of("a", "a"), CategoryForm.ORDINAL));
    assertThrows(IllegalArgumentException.class, () -> new CategoryEncoding("x", Column.Type.BOOLEAN,
        List.of("yes", "no"), CategoryForm.BINARY, Unseen.ERROR));
  }
}
