package io.ganglion.testkit;

import java.util.Arrays;

/** Whether a sequence that comes in parts has the outputs of one that comes at once. */
final class LayerCarries {
  private LayerCarries() {}

  static void check(LayerSample sample, boolean isDouble) {
    for (int example = 0; example < sample.count(); example++) {
      double[] whole = new LayerRun(sample, isDouble).forward(sample, new int[] {example},
          LayerRun.batch(sample, new int[] {example}, false));
      int steps = sample.length(example);
      for (int first = 1; first <= steps; first++) {
        double[] parts = inParts(sample, isDouble, example, first);
        for (int i = 0; i < whole.length; i++) {
          if (!(parts[i] == whole[i])) {
            throw Breach.of("number " + i + " of the outputs for a sequence of " + steps + " steps is " + whole[i]
                    + " in one call, and " + parts[i] + " if the first call ends with step " + first,
                "take up in forward what the last call left in batch.carry(), and leave there what the next one needs;"
                    + " or let the form carry nothing");
          }
        }
      }
    }
  }

  /** What comes out of the first steps, then one by one; if a sequence becomes one row, what comes out last. */
  private static double[] inParts(LayerSample sample, boolean isDouble, int example, int first) {
    LayerRun run = new LayerRun(sample, isDouble);
    run.give(sample, new int[] {example});
    PlainCarry carry = new PlainCarry(sample.form(), isDouble);
    double[] inputs = sample.inputs(example);
    int features = sample.shape().features();
    double[] outputs = {};
    for (int from = 0, to = first; from < sample.length(example); from = to, to++) {
      carry.begin(to - from);
      double[] part = run.part(PlainBatch.part(to - from, carry, sample.statistics()),
          Arrays.copyOfRange(inputs, from * features, to * features));
      carry.end(to - from);
      int kept = sample.form().output().isSequence() ? outputs.length : 0;
      outputs = Arrays.copyOf(outputs, kept + part.length);
      System.arraycopy(part, 0, outputs, kept, part.length);
    }
    return outputs;
  }
}
