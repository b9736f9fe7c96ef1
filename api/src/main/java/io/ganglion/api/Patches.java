package io.ganglion.api;

/**
 * The patch of an image, or of a sequence, that each place of what comes out of a convolution sees. A sequence is an
 * image that is one pixel wide and as high as it has steps.
 *
 * <p>A patch is the numbers of {@code down.kernel() * across.kernel()} places, line by line, and all features of each;
 * places outside of the image are zeros. With several groups, the features of each place are cut into as many equal
 * parts, and so are the columns that come out, and each part of these sees its own part of those: its matrix has
 * {@code features / groups} rows for each place.
 *
 * @param down along the height of an image, or along the steps of a sequence
 * @param across along its width; {@link Axis#ONE} for a sequence
 * @param width pixels per line of what goes in; 1 for a sequence
 * @param groups at least 1
 */
public record Patches(Axis down, Axis across, int width, int groups) {
  public Patches {
    Require.atLeast("width", width, 1);
    Require.atLeast("groups", groups, 1);
  }

  /** Of a sequence. */
  public static Patches ofSteps(Axis axis, int groups) {
    return new Patches(axis, Axis.ONE, 1, groups);
  }

  /** How many rows come out for an example of {@code rows}; 0 if it is too small. */
  public int rows(int rows) {
    return down.places(rows / width) * across.places(width);
  }

  /** How many rows the matrix has with which patches are multiplied. */
  public int taps(int features) {
    return down.kernel() * across.kernel() * (features / groups);
  }

  /**
   * How a window goes along one axis.
   *
   * @param kernel how many places it sees
   * @param stride how far it goes on
   * @param dilation how far what it sees is apart; 1 for neighbours
   * @param isSame whether as many places come out as go in, divided by the stride and rounded up: then the zeros before
   *     and behind follow from the size, with the odd one behind
   * @param before zeros before the first place; 0 if {@code isSame}
   * @param behind zeros behind the last; 0 if {@code isSame}
   */
  public record Axis(int kernel, int stride, int dilation, boolean isSame, int before, int behind) {
    /** One place sees one place. */
    public static final Axis ONE = new Axis(1, 1, 1, false, 0, 0);

    public Axis {
      Require.atLeast("kernel", kernel, 1);
      Require.atLeast("stride", stride, 1);
      Require.atLeast("dilation", dilation, 1);
      Require.atLeast("before", before, 0);
      Require.atLeast("behind", behind, 0);
      Math.addExact(Math.multiplyExact(kernel - 1, dilation), 1);
    }

    /** As many places come out as go in, divided by the stride and rounded up. */
    public static Axis same(int kernel, int stride, int dilation) {
      return new Axis(kernel, stride, dilation, true, 0, 0);
    }

    /** Windows that lie inside. */
    public static Axis valid(int kernel, int stride, int dilation) {
      return new Axis(kernel, stride, dilation, false, 0, 0);
    }

    /** Windows that end at their place, and see nothing that comes later. */
    public static Axis causal(int kernel, int stride, int dilation) {
      return new Axis(kernel, stride, dilation, false, (kernel - 1) * dilation, 0);
    }

    /** From the first place that a window sees to the last. */
    public int reach() {
      return (kernel - 1) * dilation + 1;
    }

    /** How many places come out for {@code size}; 0 if they are too few. */
    public int places(int size) {
      if (isSame) {
        return (size + stride - 1) / stride;
      }
      int inside = size + before + behind - reach();
      return inside < 0 ? 0 : inside / stride + 1;
    }

    /** The place that the first window sees first: 0 or less. */
    public int first(int size) {
      return isSame ? -Math.max(0, (places(size) - 1) * stride + reach() - size) / 2 : -before;
    }
  }
}
