package io.ganglion.api;

/** What one example is between two layers: rows of {@link #features} numbers each, which lie one after another. */
public sealed interface Shape {
  /** Numbers per row. */
  int features();

  /** A single row, such as one of a table. */
  record Row(int features) implements Shape {
    public Row {
      Require.atLeast("features", features, 1);
    }

    @Override
    public String toString() {
      return "a row of " + numbers(features);
    }
  }

  /** A row for each step of a sequence: at least one, as many as the example has. */
  record Steps(int features) implements Shape {
    public Steps {
      Require.atLeast("features", features, 1);
    }

    @Override
    public String toString() {
      return "steps of " + numbers(features);
    }
  }

  /**
   * A row for each step, of one whole number in [0, vocabulary) that stands for a symbol: at least one, as many as the
   * example has.
   */
  record Tokens(int vocabulary) implements Shape {
    public Tokens {
      Require.atLeast("vocabulary", vocabulary, 1);
    }

    @Override
    public int features() {
      return 1;
    }

    @Override
    public String toString() {
      return "tokens from a vocabulary of " + vocabulary;
    }
  }

  /**
   * A row for each pixel of an image, line after line.
   *
   * @param height lines
   * @param width pixels per line
   * @param features numbers per pixel, such as 3 for red, green and blue
   */
  record Grid(int height, int width, int features) implements Shape {
    public Grid {
      Require.atLeast("height", height, 1);
      Require.atLeast("width", width, 1);
      Require.atLeast("features", features, 1);
      Math.multiplyExact(Math.multiplyExact(height, width), features);
    }

    @Override
    public String toString() {
      return "images of " + height + " × " + width + " × " + features;
    }
  }

  /** The same rows with other numbers in them; a token becomes a step. */
  default Shape withFeatures(int features) {
    if (this instanceof Grid grid) {
      return new Grid(grid.height(), grid.width(), features);
    }
    return this instanceof Row ? new Row(features) : new Steps(features);
  }

  /** Whether an example may have any number of rows, from 1 on. */
  default boolean isSequence() {
    return this instanceof Steps || this instanceof Tokens;
  }

  private static String numbers(int features) {
    return features == 1 ? "1 number" : features + " numbers";
  }
}
