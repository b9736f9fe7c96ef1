package io.ganglion.benchmarks;

import io.ganglion.engine.kernel.Kernels;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The functions for arrays of {@code double}: nanoseconds for one element. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 7, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@OperationsPerInvocation(DoubleFunctions.SIZE)
public class DoubleFunctions {
  static final int SIZE = 12_800;

  @Param
  WhichKernels which;

  private Kernels kernels;
  private final double[] x = new double[SIZE];
  private final double[] y = new double[SIZE];

  @Setup
  public void setUp() {
    kernels = which.kernels();
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < SIZE; i++) {
      x[i] = random.nextDouble() * 10 - 5;
    }
  }

  @Benchmark
  public void exp() {
    kernels.exp(x, 0, y, 0, SIZE);
  }

  @Benchmark
  public void sigmoid() {
    kernels.sigmoid(x, 0, y, 0, SIZE);
  }

  @Benchmark
  public void tanh() {
    kernels.tanh(x, 0, y, 0, SIZE);
  }

  @Benchmark
  public void softmaxOfTen() {
    kernels.softmax(x, 0, y, 0, SIZE / 10, 10);
  }
}
