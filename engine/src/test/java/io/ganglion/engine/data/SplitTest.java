package io.ganglion.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.api.InvalidSettingException;
import io.ganglion.engine.data.Split.Fractions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitTest {
  private static final Fractions USUAL = new Fractions(0.7, 0.15, 0.15);

  @Test
  void roundsPartsByLargestRemaindersSoThatTheyAddUp() {
    assertSizes(105, 23, 22, Split.of(150, USUAL, new SplittableRandom(1)));
    assertSizes(14, 3, 3, Split.of(20, USUAL, new SplittableRandom(1)));
    assertSizes(1, 0, 0, Split.of(1, USUAL, new SplittableRandom(1)));
    assertSizes(7, 0, 0, Split.of(7, new Fractions(1, 0, 0), new SplittableRandom(1)));
    assertSizes(4, 0, 1, Split.of(5, new Fractions(0.8, 0, 0.2), new SplittableRandom(1)));
    assertSizes(0, 0, 0, Split.of(0, USUAL, new SplittableRandom(1)));
  }

  @Test
  void takesRowsInOrder() {
    Split split = Split.inOrder(8, new Fractions(0.5, 0.25, 0.25));
    assertArrayEquals(new int[] {0, 1, 2, 3}, split.train());
    assertArrayEquals(new int[] {4, 5}, split.validation());
    assertArrayEquals(new int[] {6, 7}, split.test());
    assertSizes(7, 0, 0, Split.inOrder(7, new Fractions(1, 0, 0)));
  }

  @Test
  void isMadeOfASelectionOfRows() {
    Split split = Split.inOrder(4, new Fractions(0.5, 0.25, 0.25)).within(new int[] {3, 5, 8, 9});
    assertArrayEquals(new int[] {3, 5}, split.train());
    assertArrayEquals(new int[] {8}, split.validation());
    assertArrayEquals(new int[] {9}, split.test());
  }

  @Test
  void putsEveryRowIntoOnePartInRowOrder() {
    Split split = Split.of(1000, USUAL, new SplittableRandom(2));
    List<Integer> all = new ArrayList<>();
    for (int[] part : List.of(split.train(), split.validation(), split.test())) {
      assertTrue(isIncreasing(part));
      Arrays.stream(part).forEach(all::add);
    }
    assertEquals(IntStream.range(0, 1000).boxed().toList(), all.stream().sorted().toList());
  }

  @Test
  void drawsTheSameFromTheSameGeneratorAndOtherwiseFromAnother() {
    assertArrayEquals(Split.of(100, USUAL, new SplittableRandom(3)).test(),
        Split.of(100, USUAL, new SplittableRandom(3)).test());
    assertFalse(Arrays.equals(Split.of(100, USUAL, new SplittableRandom(3)).test(),
        Split.of(100, USUAL, new SplittableRandom(4)).test()));
  }

  @Test
  void drawsTheSameOnEveryJdk() {
    Split split = Split.stratified(CategoryColumn.of("c", "a", "b", "a", "b", "a", "b", "a", "b", "a", "b"),
        new Fractions(0.6, 0.2, 0.2), new SplittableRandom(9));
    assertEquals("[0, 1, 3, 4, 8, 9] [2, 7] [5, 6]", Arrays.toString(split.train()) + " "
        + Arrays.toString(split.validation()) + " " + Arrays.toString(split.test()));
  }

  @Test
  void drawsEachRowAboutAsOftenAsAnyOther() {
    int[] tested = new int[10];
    SplittableRandom random = new SplittableRandom(5);
    for (int draw = 0; draw < 10_000; draw++) {
      for (int row : Split.of(10, new Fractions(0.5, 0.2, 0.3), random).test()) {
        tested[row]++;
      }
    }
    for (int count : tested) {
      // 3000 expected, standard deviation 46
      assertEquals(3000, count, 5 * 46, Arrays.toString(tested));
    }
  }

  @Test
  void stratifiesIrisLikeTheWhole() {
    Split split = Split.stratified(classes(50, 50, 50), USUAL, new SplittableRandom(6));
    assertSizes(105, 23, 22, split);
    for (int stratum = 0; stratum < 3; stratum++) {
      assertEquals(35, within(split.train(), 50 * stratum, 50 * stratum + 50), 1);
      assertEquals(7.5, within(split.validation(), 50 * stratum, 50 * stratum + 50), 0.5);
      assertEquals(7.5, within(split.test(), 50 * stratum, 50 * stratum + 50), 0.5);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void spreadsAnyLabelsFairly(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int trial = 0; trial < 50; trial++) {
      int[] sizes = random.ints(random.nextInt(1, 12), 1, 40).toArray();
      double train = random.nextDouble(0.4, 1);
      double validation = random.nextDouble(0, 1 - train);
      Fractions fractions = new Fractions(train, validation, 1 - train - validation);
      Split split = Split.stratified(classes(sizes), fractions, random);
      int rows = Arrays.stream(sizes).sum();
      String what = "seed " + seed + ", labels " + Arrays.toString(sizes) + ", " + fractions;
      assertEquals(rows, split.train().length + split.validation().length + split.test().length, what);
      assertEquals(rows * train, split.train().length, 1, what);
      assertEquals(rows * validation, split.validation().length, 1, what);
      int start = 0;
      for (int size : sizes) {
        int trained = within(split.train(), start, start + size);
        assertTrue(trained > 0, what);
        // 1.5 by dealing; the share of the whole is itself rounded; one more row where training had none
        assertEquals(size * train, trained, 2.5, what);
        assertEquals(size * validation, within(split.validation(), start, start + size), 2.5, what);
        start += size;
      }
    }
  }

  @Test
  void letsTrainingSeeEveryLabelThatItCan() {
    for (long seed = 0; seed < 50; seed++) {
      Split split = Split.stratified(classes(40, 1, 1, 1), USUAL, new SplittableRandom(seed));
      assertSizes(30, 7, 6, split);
      assertEquals(3, within(split.train(), 40, 43));
    }
  }

  @Test
  void splitsLabelsThatAreAllDifferent() {
    int[] ones = new int[1000];
    Arrays.fill(ones, 1);
    assertSizes(700, 150, 150, Split.stratified(classes(ones), USUAL, new SplittableRandom(7)));
  }

  @Test
  void dependsOnLabelsNotOnTheirCodes() {
    CategoryColumn one = new CategoryColumn("c", List.of("a", "b"), new int[] {0, 1, 0, 1, 1, 0, 1});
    CategoryColumn other = new CategoryColumn("c", List.of("b", "a"), new int[] {1, 0, 1, 0, 0, 1, 0});
    assertArrayEquals(Split.stratified(one, USUAL, new SplittableRandom(8)).train(),
        Split.stratified(other, USUAL, new SplittableRandom(8)).train());
  }

  @Test
  void refusesFractionsThatDontAddUpToOne() {
    InvalidSettingException e =
        assertThrows(InvalidSettingException.class, () -> new Fractions(0.75, 0.25, 0.25));
    assertEquals("train must add up to 1 with validation and test, but the sum is 1.25", e.getMessage());
    assertThrows(InvalidSettingException.class, () -> new Fractions(0, 0.5, 0.5));
    assertThrows(InvalidSettingException.class, () -> new Fractions(1.5, -0.5, 0));
  }

  /** Labels in row order: {@code sizes[0]} rows of the first, then {@code sizes[1]} of the second, … */
  private static CategoryColumn classes(int... sizes) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < sizes.length; i++) {
      for (int n = 0; n < sizes[i]; n++) {
        values.add("label " + i);
      }
    }
    return CategoryColumn.of("class", values);
  }

  private static int within(int[] rows, int from, int to) {
    return (int) Arrays.stream(rows).filter(row -> row >= from && row < to).count();
  }

  private static boolean isIncreasing(int[] rows) {
    return IntStream.range(1, rows.length).allMatch(i -> rows[i - 1] < rows[i]);
  }

  private static void assertSizes(int train, int validation, int test, Split split) {
    assertEquals(List.of(train, validation, test),
        List.of(split.train().length, split.validation().length, split.test().length));
  }
}
