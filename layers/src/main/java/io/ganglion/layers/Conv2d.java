package io.ganglion.layers;

import io.ganglion.api.Api;
import io.ganglion.api.Block;
import io.ganglion.api.ExportableLayer;
import io.ganglion.api.Fan;
import io.ganglion.api.Form;
import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Maths;
import io.ganglion.api.Patches;
import io.ganglion.api.Plugin;
import io.ganglion.api.Require;
import io.ganglion.api.RowsExpression;
import io.ganglion.api.Setting;
import io.ganglion.api.Shape;
import io.ganglion.api.UnsuitableShapeException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Convolution over an image: every window of pixels is multiplied with the same weights. Each net input is a chain that
 * starts with the bias and goes on over the pixels of its window, line by line, and over the features of each.
 *
 * <p>With several groups, the features are cut into as many equal parts, and so are the filters, each of which sees its
 * own part alone; with as many groups as features it is depthwise.
 */
@Plugin(name = "conv2d", summary = "Convolution: sees each window of an image with the same weights.", api = Api.LEVEL)
public record Conv2d(
    @Setting("how many numbers come out for each window, ≥ 1") int filters,
    @Setting("pixels that a window is high and wide, ≥ 1") int kernel,
    @Setting("pixels that it is wide; 0: as many as it is high") int kernelWidth,
    @Setting("pixels from one window to the next, down and across, ≥ 1") int stride,
    @Setting("pixels from one that a window sees to the next, ≥ 1") int dilation,
    @Setting("parts that features and filters are cut into, each seeing its own; as many as features: depthwise")
    int groups,
    @Setting("same: size / stride windows, rounded up, zeros around; valid: windows lie inside; explicit: see top")
    ImagePadding padding,
    @Setting("lines of zeros above the image, if padding is explicit") int top,
    @Setting("lines of zeros below it") int bottom,
    @Setting("pixels of zeros to the left of it") int left,
    @Setting("pixels of zeros to the right of it") int right,
    @Setting("whether every filter has a bias") boolean bias) implements ExportableLayer {
  public Conv2d() {
    this(32, 3, ImagePadding.SAME); // 32 and 3: chosen, for small images
  }

  /** Square windows, one group, steps of one pixel. */
  public Conv2d(int filters, int kernel, ImagePadding padding) {
    this(filters, kernel, 0, 1, 1, 1, padding, 0, 0, 0, 0, true);
  }

  public Conv2d {
    Require.atLeast("filters", filters, 1);
    Require.atLeast("kernel", kernel, 1);
    Require.atLeast("kernelWidth", kernelWidth, 0);
    Require.atLeast("stride", stride, 1);
    Require.atLeast("dilation", dilation, 1);
    Require.atLeast("groups", groups, 1);
    Objects.requireNonNull(padding, "padding");
    requireZeros("top", top, padding);
    requireZeros("bottom", bottom, padding);
    requireZeros("left", left, padding);
    requireZeros("right", right, padding);
    if (filters % groups != 0) {
      throw new InvalidSettingException("groups", "must divide the " + filters + " filters, but is " + groups,
          List.of("filters"));
    }
  }

  private static void requireZeros(String component, int zeros, ImagePadding padding) {
    Require.atLeast(component, zeros, 0);
    if (zeros > 0 && padding != ImagePadding.EXPLICIT) {
      throw new InvalidSettingException(component, "goes with padding: explicit alone", List.of("padding"));
    }
  }

  private int across() {
    return kernelWidth == 0 ? kernel : kernelWidth;
  }

  private Patches patches(Shape.Grid image) {
    return new Patches(axis(kernel, top, bottom), axis(across(), left, right), image.width(), groups);
  }

  private Patches.Axis axis(int size, int before, int behind) {
    return switch (padding) {
      case SAME -> Patches.Axis.same(size, stride, dilation);
      case VALID -> Patches.Axis.valid(size, stride, dilation);
      case EXPLICIT -> new Patches.Axis(size, stride, dilation, false, before, behind);
    };
  }

  @Override
  public Form form(Shape input) {
    if (!(input instanceof Shape.Grid image)) {
      throw new UnsuitableShapeException("images");
    }
    if (image.features() % groups != 0) {
      throw new InvalidSettingException("groups", "must divide the " + image.features()
          + " numbers of each pixel, but is " + groups);
    }
    Patches patches = patches(image);
    int lines = patches.down().places(image.height());
    int pixels = patches.across().places(image.width());
    if (lines < 1 || pixels < 1) {
      throw new InvalidSettingException(lines < 1 || kernelWidth == 0 ? "kernel" : "kernelWidth",
          "makes windows of " + patches.down().reach() + " × " + patches.across().reach()
              + " pixels, which are larger than that");
    }
    int window = Math.multiplyExact(kernel, across());
    int taps = Math.multiplyExact(window, image.features() / groups);
    Fan fan = new Fan(taps, Math.multiplyExact(window, filters / groups));
    Block weights = new Block("weights", Block.Role.WEIGHTS, taps, filters, groups, fan, 0);
    Shape output = new Shape.Grid(lines, pixels, filters);
    return bias ? new Form(output, weights, Block.biases("biases", filters, groups, fan)) : new Form(output, weights);
  }

  @Override
  public boolean givesNetInputs() {
    return true;
  }

  @Override
  public RowsExpression expression(RowsExpression x, Shape input, List<Double> statistics) {
    List<Block> blocks = form(input).blocks();
    return new RowsExpression.Convolution(x, patches((Shape.Grid) input), blocks.get(0),
        bias ? Optional.of(blocks.get(1)) : Optional.empty());
  }

  @Override
  public Pass pass(Shape input, Maths maths) {
    return new ConvolutionPass(patches((Shape.Grid) input), filters, input.features(), bias, maths);
  }
}
