package io.ganglion.engine.event;

import io.ganglion.api.Shape;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Inputs;
import io.ganglion.engine.network.BreakdownFinder;

/**
 * Where a number was first no longer finite in a training, and what it probably comes from.
 *
 * @param epoch from 1
 * @param batch within the epoch, from 1
 * @param batches how many an epoch has
 * @param layer from 1, counting those with parameters; an activation belongs to the layer before it
 * @param what such as {@code a net input is Infinity}
 * @param cause the likely one
 * @param largest of all inputs that were trained on, the largest in magnitude
 */
public record Breakdown(int epoch, int batch, int batches, int layer, String what, Cause cause, Input largest) {
  /** What is likely to blame. */
  public enum Cause {
    /** The layer's activation, or its derivative, fails on net inputs that are nothing special. */
    ACTIVATION,
    /** The loss, or its derivative, fails on outputs that are nothing special. */
    LOSS,
    /** The layer, which is a plug-in of others, fails on inputs and parameters that are nothing special. */
    LAYER,
    /** The initial weights weren't finite to begin with. */
    INITIALIZER,
    /** An input is very large: {@link #largest}. */
    INPUT,
    /** The initial weights, which are finite, are so large that numbers overflow before the first step. */
    START,
    /** None of these: the steps have led to where numbers overflow. */
    STEP;

    public static Cause of(BreakdownFinder.Cause found) {
      return switch (found) {
        case ACTIVATION -> ACTIVATION;
        case LOSS -> LOSS;
        case LAYER -> LAYER;
        case INITIALIZER -> INITIALIZER;
        case STEP -> STEP;
      };
    }
  }

  /** One number of an example: both from 0. */
  public record Input(int example, int column, double value) {
    /**
     * The largest in magnitude; of tokens, which are no sizes, none. A column is one of the numbers of a row, or of all
     * those of an image, counted through all inputs of the network.
     */
    public static Input largestOf(Examples examples) {
      Input largest = new Input(0, 0, 0);
      int columns = 0;
      for (Inputs inputs : examples.allInputs()) {
        int features = inputs.shape().features();
        boolean isImage = inputs.shape() instanceof Shape.Grid;
        if (!(inputs.shape() instanceof Shape.Tokens)) {
          for (int example = 0; example < inputs.count(); example++) {
            int from = inputs.start(example) * features;
            for (int i = 0; i < inputs.rows(example) * features; i++) {
              double value = inputs.cells().number(from + i);
              if (Math.abs(value) > Math.abs(largest.value)) {
                largest = new Input(example, columns + (isImage ? i : i % features), value);
              }
            }
          }
        }
        columns += isImage && inputs.count() > 0 ? inputs.rows(0) * features : features;
      }
      return largest;
    }
  }

  public String sentence() {
    return "training diverged in epoch " + epoch + ", batch " + batch + " of " + batches + ", layer " + layer + ": "
        + what;
  }
}
