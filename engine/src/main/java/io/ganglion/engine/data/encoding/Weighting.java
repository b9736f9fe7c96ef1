package io.ganglion.engine.data.encoding;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Gaps;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.Quoted;
import io.ganglion.engine.data.Table;
import io.ganglion.engine.sum.Leaf;
import io.ganglion.engine.sum.SumForest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How much rows count. A column's weights count in metrics and in the loss, as if a row occurred that many times; the
 * weights of classes count in the loss alone, so that metrics stay what they are for everybody.
 *
 * @param column of numbers of 0 or more, which is no input; empty if every row counts once
 * @param classes what each label of the one target is worth, in the order of its labels; empty if all are worth the
 *     same
 */
public record Weighting(Optional<String> column, List<Double> classes) {
  /** Every row counts once. */
  public static final Weighting NONE = new Weighting(Optional.empty(), List.of());

  public Weighting {
    classes = List.copyOf(classes);
  }

  boolean isNone() {
    return column.isEmpty() && classes.isEmpty();
  }

  /**
   * Class weights under which every class counts alike: all that count, divided by the number of classes and by what
   * counts in the class. (G. King and L. Zeng, "Logistic regression in rare events data", 2001; as in scikit-learn.)
   *
   * @param training encoded examples, of whose one target {@code target} is the encoding
   */
  public static List<Double> balanced(CategoryEncoding target, Examples training) {
    int classes = target.labels().size();
    double[] sums = sums(target, training, classes);
    double total = sums[classes];
    // A class whose rows don't count has no say, however much it is worth.
    return Arrays.stream(sums, 0, classes).map(own -> own == 0 ? 0 : total / (classes * own)).boxed().toList();
  }

  /** What counts in each class, and in all, each summed as by a {@link io.ganglion.engine.sum.RowSum}. */
  private static double[] sums(CategoryEncoding target, Examples training, int classes) {
    SumForest leaves = new SumForest(classes + 1);
    for (int leaf = 0; leaf == 0 || leaf < Leaf.leaves(training.count()); leaf++) {
      double[] sums = new double[classes + 1];
      int to = (int) Math.min((leaf + 1L) * Leaf.ROWS, training.count());
      for (int row = leaf * Leaf.ROWS; row < to; row++) {
        double weight = training.weights() == null ? 1 : training.weights()[row];
        sums[target.index(training.targets(), row * training.targetWidth())] += weight;
        sums[classes] += weight;
      }
      leaves.add(leaf, sums);
    }
    return leaves.total();
  }

  /**
   * How much rows count.
   *
   * @param forMetrics for each row
   * @param forLoss likewise; the same array unless classes are worth different amounts
   */
  record RowWeights(double[] forMetrics, double[] forLoss) {}

  /** {@code examples}, which are those of {@code rows}, with their weights. */
  Examples applyTo(Examples examples, Table table, int[] rows, List<ColumnEncoding> targets) {
    if (isNone() || rows.length == 0) {
      return examples;
    }
    RowWeights weights = of(examples.targets(), examples.targetWidth(), table, rows, targets);
    return examples.weighted(weights.forMetrics, weights.forLoss);
  }

  /**
   * How much some rows count.
   *
   * @param encoded their targets, {@code width} numbers for each row
   * @param rows at least one
   * @throws DataException if a weight is none, or nothing counts
   */
  RowWeights of(double[] encoded, int width, Table table, int[] rows, List<ColumnEncoding> targets) {
    double[] weights = new double[rows.length];
    Arrays.fill(weights, 1);
    if (column.isPresent()) {
      read(table, rows, weights);
    }
    double[] lossWeights = weights;
    if (!classes.isEmpty()) {
      lossWeights = weights.clone();
      CategoryEncoding target = (CategoryEncoding) targets.get(0);
      for (int i = 0; i < rows.length; i++) {
        lossWeights[i] *= classes.get(target.index(encoded, i * width));
      }
      if (Arrays.stream(lossWeights).noneMatch(weight -> weight > 0)) {
        throw new DataException("no row of a part counts: their classes have the weight 0", DataException.NO_ROW,
            target.column(), "give one of their classes a weight");
      }
    }
    return new RowWeights(weights, lossWeights);
  }

  private void read(Table table, int[] rows, double[] weights) {
    String name = column.get();
    Column found = table.column(name).orElseThrow(() -> new DataException("the table has no such column",
        DataException.NO_ROW, name, "its columns are " + Quoted.list(table.names())));
    if (!(found instanceof NumberColumn numbers)) {
      throw new DataException("weights are numbers, but this column holds labels", DataException.NO_ROW, name,
          "name another column, or correct it");
    }
    boolean some = false;
    for (int i = 0; i < rows.length; i++) {
      if (numbers.isMissing(rows[i])) {
        throw Gaps.at(rows[i], name);
      }
      double weight = numbers.values()[rows[i]];
      if (!(weight >= 0 && Double.isFinite(weight))) {
        throw new DataException("a weight must be 0 or greater, but is " + numbers.text(rows[i]), rows[i], name,
            "write 0 for a row that doesn't count");
      }
      weights[i] = weight;
      some |= weight > 0;
    }
    if (!some) {
      throw new DataException("every row of a part has the weight 0", DataException.NO_ROW, name,
          "give some rows a weight, or leave the part out");
    }
  }
}
