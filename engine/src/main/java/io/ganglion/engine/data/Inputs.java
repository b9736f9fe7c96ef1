package io.ganglion.engine.data;

import io.ganglion.api.Shape;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What all examples give to one input of a network: nearly always the only one.
 *
 * @param shape what one example is
 * @param cells its rows, one after another
 * @param spans which rows are whose where an example has any number of them; null if the rows of example e are those
 *     from e times {@link #rowsOf} on
 * @param augmentation how images of bytes are changed where a network learns from them
 */
public record Inputs(Shape shape, Cells cells, @Nullable Spans spans, Augmentation augmentation) {
  /** Checks that everything fits. */
  public Inputs {
    if (!augmentation.isNone()
        && !(cells instanceof Cells.Bytes && shape instanceof Shape.Grid image && augmentation.suits(image))) {
      throw new IllegalArgumentException(augmentation + " isn't for " + shape);
    }
    Objects.requireNonNull(shape, "shape");
    if (shape.isSequence() != (spans != null)) {
      throw new IllegalArgumentException(shape + (spans == null ? " need spans" : " have no spans"));
    }
    int features = shape.features();
    if (spans == null ? cells.size() % (rowsOf(shape) * features) != 0
        : cells.size() % features != 0 || (long) spans.end() * features > cells.size()) {
      throw new IllegalArgumentException((spans == null ? shape + " don't" : spans.end() + " rows of " + features
          + " numbers don't") + " fit an array of " + cells.size());
    }
  }

  /** Without augmentation. */
  public Inputs(Shape shape, Cells cells, @Nullable Spans spans) {
    this(shape, cells, spans, Augmentation.NONE);
  }

  /** The same images, changed like that where a network learns from them. */
  public Inputs augmented(Augmentation other) {
    return new Inputs(shape, cells, spans, other);
  }

  /** @throws IllegalArgumentException if the shape is one of tokens, and a number is none */
  void requireTokens() {
    if (!(shape instanceof Shape.Tokens tokens)) {
      return;
    }
    for (int i = 0; i < cells.size(); i++) {
      double token = cells.number(i);
      if (!(token >= 0 && token < tokens.vocabulary()) || token != Math.rint(token)) {
        throw new IllegalArgumentException("token " + i + " is " + token + ", which is no index of a vocabulary of "
            + tokens.vocabulary());
      }
    }
  }

  /** Rows of a table. */
  public static Inputs rows(int features, double[] values) {
    return new Inputs(new Shape.Row(features), new Cells.Doubles(values), null);
  }

  /** How many rows an example of a shape has that isn't a sequence. */
  private static int rowsOf(Shape shape) {
    return shape instanceof Shape.Grid grid ? grid.height() * grid.width() : 1;
  }

  /** How many examples there are. */
  public int count() {
    return spans != null ? spans.count() : cells.size() / (rowsOf(shape) * shape.features());
  }

  /** The first row of an example. */
  public int start(int example) {
    return spans == null ? example * rowsOf(shape) : spans.start(example);
  }

  /** How many rows an example has. */
  public int rows(int example) {
    return spans == null ? rowsOf(shape) : spans.rows(example);
  }

  /** How many rows an example has, on the average; those of one if there are no examples. */
  public double meanRows() {
    return spans == null || spans.count() == 0 ? rowsOf(shape) : spans.total() / (double) spans.count();
  }

  /** The first rows of an example that don't count. */
  public int warmUp(int example) {
    return spans == null ? 0 : spans.warmUp(example);
  }

  /** Some examples, in that order; those of sequences share their rows. */
  public Inputs some(int... examples) {
    return spans == null
        ? new Inputs(shape, cells.some(examples, rowsOf(shape) * shape.features()), null, augmentation)
        : new Inputs(shape, cells, spans.some(examples));
  }

  /** Of each sequence that has more than {@code most} steps, the last ones. */
  public Inputs lastSteps(int most) {
    return spans == null || spans.longest() <= most ? this : new Inputs(shape, cells, spans.last(most));
  }

  /** A copy of the numbers of one example, row after row. */
  public double[] example(int example) {
    double[] copy = new double[rows(example) * shape.features()];
    cells.copy(start(example) * shape.features(), copy.length, copy, 0);
    return copy;
  }
}
