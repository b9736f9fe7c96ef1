package io.ganglion.testkit;

import io.ganglion.api.Block;
import io.ganglion.api.Form;
import io.ganglion.api.Layer;
import io.ganglion.api.Shape;
import io.ganglion.api.Sum;
import io.ganglion.api.Values;
import java.util.List;

/** Compares what a layer gives with its form. */
final class LayerForms {
  private LayerForms() {}

  static void check(Layer layer, Shape shape) {
    Form form = layer.form(shape);
    if (!layer.form(shape).equals(form)) {
      throw Breach.of("for " + shape + ", form gives " + form + ", and then " + layer.form(shape),
          "let the form follow from the settings and the shape alone");
    }
    LayerSample sample = LayerSample.of(layer, shape);
    int[] all = sample.all();
    LayerRun run = new LayerRun(sample, true);
    PlainBatch batch = LayerRun.batch(sample, all, true);
    run.give(sample, all);
    int rows = 0;
    for (int example : all) {
      rows += LayerSample.rowsOut(layer, shape, sample.length(example));
    }
    Values y = run.pass().forward(batch, run.x(), run.blocks());
    requireSize("the outputs for " + shape + " are", y, rows, form.output().features());
    run.dy().put(new double[rows * form.output().features()]);
    Values dx = run.pass().backward(batch, run.x(), run.dy(), run.blocks(), sample.inputsHaveGradients());
    if (sample.inputsHaveGradients()) {
      requireSize("dL/dx for " + shape + " is", dx, batch.rows(), shape.features());
    }
    List<List<Sum>> sums = run.pass().sums();
    if (sums.size() != form.blocks().size()) {
      throw Breach.of("sums() has " + sums.size() + " lists, and the form " + form.blocks().size() + " blocks",
          "give a list of sums for each block");
    }
    for (int b = 0; b < sums.size(); b++) {
      for (Sum sum : sums.get(b)) {
        requireFitting(form.blocks().get(b), sum, shape);
        if (sample.inputsHaveGradients() && dx != run.dy()) { // a host copies dy before it overwrites it
          requireOwn(sum, dx, form.blocks().get(b));
        }
      }
    }
  }

  private static void requireSize(String what, Values values, int rows, int columns) {
    if (values.rows() != rows || values.columns() != columns) {
      throw Breach.of(what + " " + values.rows() + " rows of " + values.columns() + " numbers, but should be " + rows
          + " of " + columns, "say in form, and in steps, what comes out; dL/dx is as large as x");
    }
  }

  private static void requireFitting(Block block, Sum sum, Shape shape) {
    int rows = block.rows();
    int columns = -1;
    if (sum instanceof Sum.Products products) {
      rows = products.left().columns();
      columns = products.right().columns();
      if (products.left().rows() != products.right().rows()) {
        throw Breach.of("the products of '" + block.name() + "' have " + products.left().rows()
                + " rows on the left and " + products.right().rows() + " on the right",
            "give the two sides of each row's product");
      }
    } else if (sum instanceof Sum.Rows added) {
      rows = 1;
      columns = added.right().columns();
    } else if (sum instanceof Sum.Lookups lookups) {
      columns = lookups.right().columns();
    } else if (sum instanceof Sum.Windows windows) {
      rows = windows.patches().taps(shape.features());
      columns = windows.right().columns();
    }
    if (rows != block.rows() || columns != block.columns()) {
      throw Breach.of("a sum of '" + block.name() + "' is for " + rows + " × " + columns
              + " parameters, and the block has " + block.rows() + " × " + block.columns(),
          "give the sums in the order of the form's blocks");
    }
  }

  private static void requireOwn(Sum sum, Values dx, Block block) {
    if (sum instanceof Sum.Products products && (products.left() == dx || products.right() == dx)
        || sum instanceof Sum.Rows added && added.right() == dx
        || sum instanceof Sum.Lookups lookups && lookups.right() == dx
        || sum instanceof Sum.Windows windows && windows.right() == dx) {
      throw Breach.of("a sum of '" + block.name() + "' names the values that backward returned",
          "return other values: a host may overwrite dL/dx before it asks for sums");
    }
  }
}
