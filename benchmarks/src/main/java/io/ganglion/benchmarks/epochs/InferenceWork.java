package io.ganglion.benchmarks.epochs;

import io.ganglion.engine.Network;
import io.ganglion.engine.data.Examples;
import java.util.Arrays;

/**
 * The outputs for the rows of examples, a batch at a time, and then from the first batch on again. On one thread and in
 * double precision, for there is no other way.
 */
final class InferenceWork implements Work {
  private final Network network;
  private final double[] parameters;
  private final int batchSize;
  private final double[][] batches;

  InferenceWork(Network network, Examples examples, int batchSize) {
    this.network = network;
    this.parameters = network.initialParameters(1);
    this.batchSize = batchSize;
    int size = batchSize * examples.inputWidth();
    this.batches = new double[examples.count() / batchSize][];
    for (int i = 0; i < batches.length; i++) {
      batches[i] = Arrays.copyOfRange(examples.inputs(), i * size, (i + 1) * size);
    }
  }

  @Override
  public Time time(int rows, Means means) {
    Time start = Time.now();
    double sum = 0;
    for (int i = 0; i < rows / batchSize; i++) {
      sum += network.outputs(parameters, batches[i % batches.length], batchSize)[0];
    }
    Time time = Time.since(start);
    if (!Double.isFinite(sum)) { // looked at, so that no compiler leaves the outputs out
      throw new ArithmeticException("outputs are not finite");
    }
    return time;
  }
}
