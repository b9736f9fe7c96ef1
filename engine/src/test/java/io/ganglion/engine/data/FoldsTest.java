package io.ganglion.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldsTest {
  @Test
  void putEveryRowIntoOneFoldOfNearlyTheSameSize() {
    Folds folds = Folds.of(23, 5, new SplittableRandom(1));
    int[] all = IntStream.range(0, 5).flatMap(fold -> Arrays.stream(folds.in(fold))).sorted().toArray();
    assertArrayEquals(IntStream.range(0, 23).toArray(), all);
    assertArrayEquals(new int[] {5, 5, 5, 4, 4}, IntStream.range(0, 5).map(fold -> folds.in(fold).length).toArray());
  }

  @Test
  void areTestedOnceAndTrainedOnOtherwise() {
    Folds folds = Folds.of(10, 3, new SplittableRandom(2));
    for (int fold = 0; fold < folds.count(); fold++) {
      assertArrayEquals(IntStream.range(0, 10).toArray(),
          IntStream.concat(Arrays.stream(folds.in(fold)), Arrays.stream(folds.outside(fold))).sorted().toArray());
    }
  }

  @Test
  void shareOutEveryLabelEvenly() {
    String[] labels = IntStream.range(0, 101).mapToObj(row -> row % 7 == 0 ? "rare" : "common").toArray(String[]::new);
    Folds folds = Folds.stratified(CategoryColumn.of("c", labels), 10, new SplittableRandom(3));
    for (int fold = 0; fold < 10; fold++) {
      long rare = Arrays.stream(folds.in(fold)).filter(row -> labels[row].equals("rare")).count();
      assertTrue(rare == 1 || rare == 2, "15 of 101 rows, so 1 or 2 in each fold, but " + rare);
    }
  }

  @Test
  void dependOnWhatRowsHoldNotOnWhichLabelCameFirst() {
    CategoryColumn one = new CategoryColumn("c", List.of("a", "b"), new int[] {0, 1, 0, 1, 0, 1});
    CategoryColumn other = new CategoryColumn("c", List.of("b", "a"), new int[] {1, 0, 1, 0, 1, 0});
    assertArrayEquals(Folds.stratified(one, 3, new SplittableRandom(4)).in(0),
        Folds.stratified(other, 3, new SplittableRandom(4)).in(0));
  }

  @Test
  void areTheSameFromTheSameGeneratorAndOtherwiseFromAnother() {
    int[] drawn = Folds.of(100, 10, new SplittableRandom(5)).in(0);
    assertArrayEquals(drawn, Folds.of(100, 10, new SplittableRandom(5)).in(0));
    assertFalse(Arrays.equals(drawn, Folds.of(100, 10, new SplittableRandom(6)).in(0)));
  }

  @Test
  void refuseMoreFoldsThanRows() {
    assertEquals("3 rows can't be dealt out to 4 folds",
        assertThrows(IllegalArgumentException.class, () -> Folds.of(3, 4, new SplittableRandom(1))).getMessage());
  }
}
