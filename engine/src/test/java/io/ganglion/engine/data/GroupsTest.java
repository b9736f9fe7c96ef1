package io.ganglion.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupsTest {
  private static final Split.Fractions THIRDS = new Split.Fractions(0.6, 0.2, 0.2);

  /** Groups of 1 to 12 rows. */
  private static CategoryColumn customers(int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    String[] names = new String[rows];
    for (int row = 0, customer = 0; row < rows; customer++) {
      for (int left = 1 + random.nextInt(12); left > 0 && row < rows; left--) {
        names[row++] = "c" + customer;
      }
    }
    return CategoryColumn.of("customer", names);
  }

  private static Set<String> values(Column column, int[] rows) {
    return Arrays.stream(rows).mapToObj(column::text).collect(Collectors.toSet());
  }

  private static void assertDisjoint(Set<String> a, Set<String> b, long seed) {
    Set<String> both = new HashSet<>(a);
    both.retainAll(b);
    assertEquals(Set.of(), both, "seed " + seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void areNeverCut(long seed) {
    CategoryColumn customers = customers(1000, seed);
    Split split = Groups.of(customers).split(THIRDS, new SplittableRandom(seed));
    assertEquals(1000, split.train().length + split.validation().length + split.test().length);
    assertDisjoint(values(customers, split.train()), values(customers, split.validation()), seed);
    assertDisjoint(values(customers, split.train()), values(customers, split.test()), seed);
    assertDisjoint(values(customers, split.validation()), values(customers, split.test()), seed);
    assertEquals(600, split.train().length, 3, "seed " + seed);
    assertEquals(200, split.test().length, 3, "seed " + seed);
    Folds folds = Groups.of(customers).folds(7, new SplittableRandom(seed));
    for (int fold = 0; fold < 7; fold++) {
      assertDisjoint(values(customers, folds.in(fold)), values(customers, folds.outside(fold)), seed);
      assertEquals(1000 / 7.0, folds.in(fold).length, 3, "seed " + seed);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void spreadLabelsAlikeWhereTheyAllowIt(long seed) {
    CategoryColumn customers = customers(2000, seed);
    SplittableRandom random = new SplittableRandom(seed + 100);
    boolean[] sick = new boolean[customers.labels().size()];
    for (int i = 0; i < sick.length; i++) {
      sick[i] = random.nextInt(8) == 0;
    }
    String[] labels = IntStream.range(0, 2000).mapToObj(row -> sick[customers.codes()[row]] ? "sick" : "well")
        .toArray(String[]::new);
    double share = Arrays.stream(labels).filter("sick"::equals).count() / 2000.0;
    Groups groups = Groups.of(customers).stratified(CategoryColumn.of("y", labels));
    Split split = groups.split(THIRDS, new SplittableRandom(seed));
    for (int[] part : List.of(split.train(), split.validation(), split.test())) {
      assertEquals(share, Arrays.stream(part).filter(row -> labels[row].equals("sick")).count()
          / (double) part.length, 0.015, "seed " + seed);
    }
    Folds folds = groups.folds(5, new SplittableRandom(seed));
    for (int fold = 0; fold < 5; fold++) {
      int[] rows = folds.in(fold);
      assertEquals(share, Arrays.stream(rows).filter(row -> labels[row].equals("sick")).count()
          / (double) rows.length, 0.015, "seed " + seed);
      assertEquals(400, rows.length, 12, "seed " + seed);
    }
  }

  @Test
  void ofOneRowEachGiveThePartsThatTheFractionsSay() {
    String[] names = IntStream.range(0, 50).mapToObj(Integer::toString).toArray(String[]::new);
    Split split = Groups.of(CategoryColumn.of("id", names)).split(THIRDS, new SplittableRandom(1));
    assertEquals(30, split.train().length);
    assertEquals(10, split.validation().length);
    assertEquals(10, split.test().length);
  }

  @Test
  void giveEveryPartOneEvenIfAnyIsTooLarge() {
    CategoryColumn three = CategoryColumn.of("g", "a", "a", "a", "a", "a", "b", "b", "b", "b", "c");
    Split split = Groups.of(three).split(new Split.Fractions(0.9, 0.05, 0.05), new SplittableRandom(1));
    assertArrayEquals(new int[] {0, 1, 2, 3, 4}, split.train());
    assertEquals(5, split.validation().length + split.test().length);
    assertTrue(split.validation().length > 0 && split.test().length > 0);
    Split two = Groups.of(CategoryColumn.of("g", "a", "b")).split(THIRDS, new SplittableRandom(1));
    assertEquals(0, two.test().length, "there are no three groups");
  }

  @Test
  void keepsTheLargestGroupInTraining() {
    String[] names = IntStream.range(0, 100).mapToObj(row -> row < 60 ? "giant" : "g" + row / 5).toArray(String[]::new);
    CategoryColumn column = CategoryColumn.of("g", names);
    for (long seed = 0; seed < 20; seed++) {
      Split split = Groups.of(column).split(new Split.Fractions(0.7, 0, 0.3), new SplittableRandom(seed));
      assertTrue(values(column, split.train()).contains("giant"), "seed " + seed);
      assertEquals(70, split.train().length, "seed " + seed);
      assertEquals(0, split.validation().length);
    }
  }

  @Test
  void dependOnTheGeneratorAndOnWhatRowsHoldAlone() {
    CategoryColumn one = new CategoryColumn("g", List.of("a", "b", "c", "d"), new int[] {0, 1, 2, 3, 0, 1});
    CategoryColumn other = new CategoryColumn("g", List.of("d", "c", "b", "a"), new int[] {3, 2, 1, 0, 3, 2});
    assertEquals(Groups.of(one).split(THIRDS, new SplittableRandom(4)),
        Groups.of(other).split(THIRDS, new SplittableRandom(4)));
    CategoryColumn many = customers(300, 9);
    Split drawn = Groups.of(many).split(THIRDS, new SplittableRandom(5));
    assertEquals(drawn, Groups.of(many).split(THIRDS, new SplittableRandom(5)));
    assertFalse(drawn.equals(Groups.of(many).split(THIRDS, new SplittableRandom(6))));
  }

  @Test
  void mayBeNumbers() {
    NumberColumn numbers = new NumberColumn("g", new double[] {7, 8, 7, 9});
    Folds folds = Groups.of(numbers).folds(3, new SplittableRandom(1));
    assertEquals(1, IntStream.range(0, 3).filter(fold -> folds.in(fold).length == 2).count());
    assertEquals(3, Groups.of(numbers).count());
    assertEquals(2, Groups.of(numbers).among(new int[] {0, 1, 2}));
  }

  @Test
  void needAValueInEveryRow() {
    DataException gap = assertThrows(DataException.class,
        () -> Groups.of(CategoryColumn.of("g", "a", null, "b")));
    assertEquals("the row has no value, so it belongs to no group", gap.problem());
    assertEquals(1, gap.row());
  }

  @Test
  void areNotDealtOutToMoreFoldsThanThereAre() {
    assertEquals("2 groups can't be dealt out to 3 folds", assertThrows(IllegalArgumentException.class,
        () -> Groups.of(CategoryColumn.of("g", "a", "b", "a")).folds(3, new SplittableRandom(1))).getMessage());
  }
}
