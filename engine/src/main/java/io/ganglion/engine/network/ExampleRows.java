package io.ganglion.engine.network;

import io.ganglion.api.Shape;
import io.ganglion.engine.data.Cells;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Inputs;
import io.ganglion.engine.data.Targets;
import io.ganglion.engine.random.Randomness;
import io.ganglion.engine.settings.Precision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows a network's pass some examples of any shape, which it copies together, and what they should give. */
public final class ExampleRows {
  /** Tells the random bits of augmentation from those of layers, whose numbers begin with 0. */
  private static final int AUGMENTATION = -1;

  private final Examples examples;
  private final List<Inputs> inputs;
  /** By input: a copy of the rows that are shown. */
  private final Rows[] rows;
  private final TargetRows wanted;
  private final boolean areClasses;
  /** An image that was changed. */
  private byte[] augmented = {};
  private double[] targets = {};
  private int[] classes = {};
  private double @Nullable [] weights;

  /** @param precision that computes */
  public ExampleRows(Examples examples, Precision precision) {
    this.examples = examples;
    this.inputs = examples.allInputs();
    this.rows = inputs.stream().map(each -> new Rows(precision, each.shape().features())).toArray(Rows[]::new);
    this.wanted = new TargetRows(examples.targetWidth());
    this.areClasses = examples.allTargets() instanceof Targets.Classes;
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
    for (int input = 0; input < rows.length; input++) {
      showInput(pass, input, order, from, count, isTraining, stepKey);
    }
    int targetRows = 0;
    for (int i = from; i < from + count; i++) {
      targetRows += examples.targetRows(order == null ? i : order[i]);
    }
    makeRoom(targetRows);
    int at = 0;
    for (int i = from; i < from + count; i++) {
      at = copyTargets(order == null ? i : order[i], at);
    }
    if (areClasses) {
      wanted.showClasses(classes, 0, weights, 0);
    } else {
      wanted.show(targets, 0, weights, 0);
    }
  }

  private void showInput(NetworkPass pass, int input, int @Nullable [] order, int from, int count,
      boolean isTraining, long stepKey) {
    Inputs all = inputs.get(input);
    Ragged batch = pass.batch(input);
    batch.begin(isTraining, stepKey);
    for (int i = from; i < from + count; i++) {
      int example = order == null ? i : order[i];
      batch.add(example, all.rows(example));
    }
    Rows shown = rows[input];
    shown.resize(batch.rows());
    int width = shown.width();
    for (int i = 0; i < count; i++) {
      int example = order == null ? from + i : order[from + i];
      Cells cells = all.cells();
      int start = all.start(example) * width;
      if (isTraining && cells instanceof Cells.Bytes images && all.shape() instanceof Shape.Grid shape
          && !all.augmentation().isNone()) {
        makeRoomFor(shape);
        all.augmentation().apply(shape, images.values(), start,
            Randomness.further(Randomness.further(stepKey, AUGMENTATION), example), augmented);
        cells = new Cells.Bytes(augmented, images.shift(), images.scale());
        start = 0;
      }
      copy(cells, start, batch.rows(i) * width, shown.numbers(), batch.start(i) * width);
    }
    pass.examples(input).show(shown);
  }

  private void makeRoomFor(Shape.Grid image) {
    int size = image.height() * image.width() * image.features();
    if (augmented.length != size) {
      augmented = new byte[size];
    }
  }

  private static void copy(Cells cells, int from, int count, Numbers to, int at) {
    if (to.precision() == Precision.FLOAT64) {
      cells.copy(from, count, to.doubles(), at);
    } else {
      cells.copy(from, count, to.floats(), at);
    }
  }

  private void makeRoom(int targetRows) {
    if (areClasses) {
      if (classes.length < targetRows) {
        classes = new int[targetRows];
      }
    } else if (targets.length < targetRows * examples.targetWidth()) {
      targets = new double[targetRows * examples.targetWidth()];
    }
    if (weights != null && weights.length < targetRows) {
      weights = new double[targetRows];
    }
  }

  private int copyTargets(int example, int at) {
    int count = examples.targetRows(example);
    int start = examples.targetStart(example);
    if (examples.allTargets() instanceof Targets.Classes all) {
      System.arraycopy(all.values(), start, classes, at, count);
    } else if (examples.allTargets() instanceof Targets.Numbers all) {
      System.arraycopy(all.values(), start * all.width(), targets, at * all.width(), count * all.width());
    }
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
