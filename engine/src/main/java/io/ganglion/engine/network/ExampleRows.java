package io.ganglion.engine.network;

import io.ganglion.engine.data.Examples;
import org.jspecify.annotations.Nullable;

/** Shows a network's pass some examples of any shape, which it copies together, and what they should give. */
public final class ExampleRows {
  private final Examples examples;
  /** In the precision that computes. */
  private final Numbers inputs;
  private final Rows rows;
  private final TargetRows wanted;
  private double[] targets = {};
  private double @Nullable [] weights;

  /** @param inputs those of the examples, in the precision that computes */
  public ExampleRows(Examples examples, Numbers inputs) {
    this.examples = examples;
    this.inputs = inputs;
    this.rows = new Rows(inputs.precision(), examples.inputWidth());
    this.wanted = new TargetRows(examples.targetWidth());
    this.weights = examples.isWeighted() || examples.isPerStep() ? new double[0] : null;
  }

  /**
   * Has a pass see {@code count} examples.
   *
   * @param order of which those from {@code from} on are shown; null for the examples' own
   * @param isTraining whether they are computed in order to learn
   * @param stepKey what random numbers of this step go out from
   */
  public void show(NetworkPass pass, int @Nullable [] order, int from, int count, boolean isTraining, long stepKey) {
    Ragged batch = pass.batch();
    batch.begin(isTraining, stepKey);
    int targetRows = 0;
    for (int i = from; i < from + count; i++) {
      int example = order == null ? i : order[i];
      batch.add(example, examples.rows(example));
      targetRows += examples.targetRows(example);
    }
    rows.resize(batch.rows());
    makeRoom(targetRows);
    int at = 0;
    for (int i = 0; i < count; i++) {
      int example = order == null ? from + i : order[from + i];
      int width = examples.inputWidth();
      rows.numbers().copy(inputs, examples.start(example) * width, batch.start(i) * width, batch.rows(i) * width);
      at = copyTargets(example, at);
    }
    pass.examples().show(rows);
    wanted.show(targets, 0, weights, 0);
  }

  private void makeRoom(int targetRows) {
    if (targets.length < targetRows * examples.targetWidth()) {
      targets = new double[targetRows * examples.targetWidth()];
    }
    if (weights != null && weights.length < targetRows) {
      weights = new double[targetRows];
    }
  }

  private int copyTargets(int example, int at) {
    int count = examples.targetRows(example);
    int width = examples.targetWidth();
    System.arraycopy(examples.targets(), examples.targetStart(example) * width, targets, at * width, count * width);
    if (weights != null) {
      for (int r = 0; r < count; r++) {
        weights[at + r] = examples.lossWeight(example, r);
      }
    }
    return at + count;
  }

  /** What the examples that were shown last should give. */
  public TargetRows wanted() {
    return wanted;
  }
}
