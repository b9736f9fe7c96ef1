package io.ganglion.engine.sum;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowSumTest {
  private static double[] numbers(int count) {
    return new Random(7).doubles(count, -1, 2).toArray();
  }

  private static double plain(double[] values, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += values[i];
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1000, 1023, 1024})
  void isThePlainSumUpToOneLeaf(int rows) {
    double[] values = numbers(rows);
    assertEquals(plain(values, 0, rows), RowSum.of(values));
  }

  @Test
  void addsLeavesAsATree() {
    double[] values = numbers(2500);
    double expected = plain(values, 0, 1024) + plain(values, 1024, 2048) + plain(values, 2048, 2500);
    assertEquals(expected, RowSum.of(values));
    double[] more = numbers(7 * 1024);
    double[] leaf = new double[7];
    for (int i = 0; i < leaf.length; i++) {
      leaf[i] = plain(more, i * 1024, (i + 1) * 1024);
    }
    assertEquals(leaf[0] + leaf[1] + (leaf[2] + leaf[3]) + (leaf[4] + leaf[5] + leaf[6]), RowSum.of(more));
  }

  @Test
  void beginsANewSumAfterATotal() {
    double[] values = numbers(3000);
    RowSum sum = new RowSum();
    for (int i = 0; i < 2; i++) {
      for (double value : values) {
        sum.add(value);
      }
      assertEquals(RowSum.of(values), sum.total());
    }
    assertEquals(0, sum.total());
  }

  @Test
  void countsChunksAndLeaves() {
    assertEquals(0, Leaf.chunks(0));
    assertEquals(1, Leaf.chunks(128));
    assertEquals(2, Leaf.chunks(129));
    assertEquals(1, Leaf.leaves(1024));
    assertEquals(2, Leaf.leaves(1025));
    assertEquals(Integer.MAX_VALUE / 1024 + 1, Leaf.leaves(Integer.MAX_VALUE));
  }
}
