package io.ganglion.benchmarks.epochs;

import io.ganglion.engine.Network;
import io.ganglion.engine.Predictor;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.settings.Precision;
import java.util.Arrays;

/** The outputs for the rows of examples, a batch at a time, and then from the first batch on again. On one thread. */
final class InferenceWork implements Work {
  private final Network network;
  private final int batchSize;
  private final double[][] batches;
  private final float[][] floatBatches;
  private final double[] outputs;

  InferenceWork(Network network, Examples examples, int batchSize) {
    this.network = network;
    this.batchSize = batchSize;
    int size = batchSize * examples.inputWidth();
    this.batches = new double[examples.count() / batchSize][];
    this.floatBatches = new float[batches.length][size];
    for (int i = 0; i < batches.length; i++) {
      batches[i] = Arrays.copyOfRange(examples.inputs(), i * size, (i + 1) * size);
      for (int j = 0; j < size; j++) {
        floatBatches[i][j] = (float) batches[i][j];
      }
    }
    this.outputs = new double[batchSize * network.outputWidth()];
  }

  @Override
  public Time time(int rows, Means means) {
    Predictor predictor = new Predictor(network, network.initialParameters(1), means.precision());
    boolean single = means.precision() == Precision.FLOAT32;
    Time start = Time.now();
    double sum = 0;
    for (int i = 0; i < rows / batchSize; i++) {
      if (single) {
        predictor.outputs(floatBatches[i % batches.length], batchSize, outputs);
      } else {
        predictor.outputs(batches[i % batches.length], batchSize, outputs);
      }
      sum += outputs[0];
    }
    Time time = Time.since(start);
    if (!Double.isFinite(sum)) { // looked at, so that no compiler leaves the outputs out
      throw new ArithmeticException("outputs are not finite");
    }
    return time;
  }
}
