package io.ganglion.engine.sum;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SumForestTest {
  private static final int WIDTH = 3;

  /** Of all sizes, so that another order of adding gives other bits. */
  private static double[][] leaves(int count, long seed) {
    Random random = new Random(seed);
    double[][] leaves = new double[count][WIDTH];
    for (double[] leaf : leaves) {
      Arrays.setAll(leaf, i -> random.nextGaussian() * Math.scalb(1, random.nextInt(40) - 20));
    }
    return leaves;
  }

  /** The definition: a node is left + right, or left where nothing is right. */
  private static double tree(double[][] leaves, int i, int from, int level) {
    if (level == 0) {
      return leaves[from][i];
    }
    int middle = from + (1 << (level - 1));
    double left = tree(leaves, i, from, level - 1);
    return middle < leaves.length ? left + tree(leaves, i, middle, level - 1) : left;
  }

  private static double[] tree(double[][] leaves) {
    int level = 32 - Integer.numberOfLeadingZeros(leaves.length - 1);
    double[] total = new double[WIDTH];
    Arrays.setAll(total, i -> tree(leaves, i, 0, level));
    return total;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 20, 59, 64, 65, 100})
  void givesTheSumOfTheTreeInTheArrayOfTheFirstLeaf(int count) {
    double[][] leaves = leaves(count, 1);
    double[] expected = tree(leaves);
    SumForest forest = new SumForest(WIDTH);
    double[] first = leaves[0];
    int most = 0;
    for (int leaf = 0; leaf < count; leaf++) {
      forest.add(leaf, leaves[leaf]);
      assertEquals(Integer.bitCount(leaf + 1), forest.nodes());
      most = Math.max(most, forest.nodes());
    }
    assertTrue(most <= 1 + Math.log(count) / Math.log(2), most + " nodes");
    assertSame(first, forest.total());
    assertArrayEquals(expected, first);
    assertEquals(0, forest.nodes());
  }

  @Test
  void knowsFromTheOrderOfAddingWhereOneSumEndsAndAnotherBegins() {
    double[][] leaves = leaves(59, 2);
    double sum = 0;
    for (double[] leaf : leaves) {
      sum += leaf[0];
    }
    assertTrue(sum != tree(leaves)[0], "the leaves would not show another order");
  }

  /** Every machine has any leaves, adds them in any order, and hands its forest on in any order, to any other. */
  @Test
  void givesTheSameBitsForAnyPartitionAndAnyOrderOfMerging() {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      int count = 1 + random.nextInt(200);
      double[] expected = tree(leaves(count, seed));
      double[][] leaves = leaves(count, seed);
      List<SumForest> machines = new ArrayList<>();
      for (int i = 0; i <= random.nextInt(9); i++) {
        machines.add(new SumForest(WIDTH));
      }
      List<Integer> order = new ArrayList<>(IntStream.range(0, count).boxed().toList());
      boolean byRanges = random.nextBoolean();
      if (!byRanges) {
        Collections.shuffle(order, random);
      }
      for (int i = 0; i < count; i++) {
        int machine = byRanges ? i * machines.size() / count : random.nextInt(machines.size());
        machines.get(machine).add(order.get(i), leaves[order.get(i)]);
      }
      while (machines.size() > 1) {
        SumForest some = machines.remove(random.nextInt(machines.size()));
        machines.get(random.nextInt(machines.size())).addAll(some);
        assertEquals(0, some.nodes());
      }
      assertArrayEquals(expected, machines.get(0).total(), "seed " + seed);
    }
  }

  @Test
  void usesArraysAgain() {
    SumForest forest = new SumForest(WIDTH);
    double[] first = forest.spare();
    double[] second = forest.spare();
    forest.add(0, first);
    forest.add(1, second);
    assertSame(second, forest.spare());
    assertSame(first, forest.total());
    assertTrue(forest.spare() != first, "the total is the caller's");
  }

  @Test
  void refusesALeafTwiceAndATotalWithGaps() {
    SumForest forest = new SumForest(1);
    assertEquals("leaf 0 is missing", assertThrows(IllegalStateException.class, forest::total).getMessage());
    for (int leaf : new int[] {4, 0, 1}) {
      forest.add(leaf, new double[1]);
    }
    for (int leaf : new int[] {0, 1, 4}) {
      assertEquals("leaf " + leaf + " has been added already",
          assertThrows(IllegalArgumentException.class, () -> forest.add(leaf, new double[1])).getMessage());
    }
    SumForest other = new SumForest(1);
    other.add(0, new double[1]);
    other.add(1, new double[1]);
    other.add(2, new double[1]);
    other.add(3, new double[1]);
    assertEquals("leaf 0 has been added already",
        assertThrows(IllegalArgumentException.class, () -> forest.addAll(other)).getMessage());
    assertEquals("leaf 2 is missing", assertThrows(IllegalStateException.class, forest::total).getMessage());
    assertEquals("leaf -1 with 1 numbers is none of a forest of 1 numbers",
        assertThrows(IllegalArgumentException.class, () -> forest.add(-1, new double[1])).getMessage());
    assertEquals("leaf 7 with 2 numbers is none of a forest of 1 numbers",
        assertThrows(IllegalArgumentException.class, () -> forest.add(7, new double[2])).getMessage());
    assertEquals("a forest of 2 numbers can't be moved into this",
        assertThrows(IllegalArgumentException.class, () -> forest.addAll(new SumForest(2))).getMessage());
    forest.clear();
    assertEquals(0, forest.nodes());
  }
}
