package io.ganglion.testkit;

import io.ganglion.api.Values;
import java.util.List;

/** Whether a layer leaves alone what it is given. */
final class LayerGiven {
  private LayerGiven() {}

  static void check(LayerSample sample) {
    int[] all = sample.all();
    LayerRun run = new LayerRun(sample, true);
    PlainBatch batch = LayerRun.batch(sample, all, true);
    run.give(sample, all);
    double[] x = run.x().doubles().clone();
    List<double[]> blocks = run.blocks().stream().map(block -> block.values().doubles().clone()).toList();
    Values y = run.pass().forward(batch, run.x(), run.blocks());
    double[] outputs = PlainValues.copy(y, true);
    require(sample, run, "forward", x, blocks);

    double[] weights = new double[outputs.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = 1 + i % 3;
    }
    run.dy().put(weights);
    double[] dy = run.dy().doubles().clone();
    run.pass().backward(batch, run.x(), run.dy(), run.blocks(), sample.inputsHaveGradients());
    require(sample, run, "backward", x, blocks);
    int from = run.dy().at();
    for (int i = 0; i < dy.length; i++) {
      if ((i < from || i >= from + weights.length) && !Bits.same(run.dy().doubles()[i], dy[i])) {
        throw Breach.of("backward changes index " + i + " of the array of dy, whose rows are " + from + " to "
            + (from + weights.length - 1), "let rows begin at dy.at(), and change none but them");
      }
    }
  }

  private static void require(LayerSample sample, LayerRun run, String method, double[] x, List<double[]> blocks) {
    int i = Bits.firstDifference(run.x().doubles(), x);
    if (i >= 0) {
      throw Breach.of(method + " changes index " + i + " of the array of x from " + x[i] + " to "
          + run.x().doubles()[i], "write into values of the pass");
    }
    for (int b = 0; b < blocks.size(); b++) {
      int at = Bits.firstDifference(run.blocks().get(b).values().doubles(), blocks.get(b));
      if (at >= 0) {
        throw Breach.of(method + " changes the parameters of '" + sample.blocks().get(b).name() + "'",
            "leave them to the trainer");
      }
    }
  }
}
