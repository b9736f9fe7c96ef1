package io.ganglion.benchmarks;

import io.ganglion.engine.kernel.Affine;
import io.ganglion.engine.kernel.Kernels;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** {@link DoubleProducts} for {@code float}; made from it by {@code .ci/float-forms}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 7, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class FloatProducts {
  @Param
  WhichKernels which;

  /** Rows × inputs × outputs. */
  @Param({"128x784x100", "128x784x1024", "128x100x10", "128x50x64", "1x784x100", "150x4x8", "4x3x1"})
  String shape;

  private int rows;
  private Affine affine;
  private Affine transposedAffine;
  private Kernels kernels;
  private float[] x;
  private float[] parameters;
  private float[] transposed;
  private float[] d;
  private float[] out;
  private float[] dx;
  private float[] gradient;

  @Setup
  public void setUp() {
    String[] sizes = shape.split("x", -1);
    rows = Integer.parseInt(sizes[0]);
    int inputs = Integer.parseInt(sizes[1]);
    int outputs = Integer.parseInt(sizes[2]);
    affine = new Affine(inputs, outputs, 0, inputs * outputs);
    transposedAffine = affine.transposed(0);
    kernels = which.kernels();
    SplittableRandom random = new SplittableRandom(1);
    x = numbers(random, rows * inputs);
    parameters = numbers(random, inputs * outputs + outputs);
    d = numbers(random, rows * outputs);
    transposed = new float[inputs * outputs];
    kernels.transpose(parameters, affine, transposed, 0);
    out = new float[d.length];
    dx = new float[x.length];
    gradient = new float[parameters.length];
  }

  private static float[] numbers(SplittableRandom random, int size) {
    float[] numbers = new float[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = (random.nextFloat() - 0.5f);
    }
    return numbers;
  }

  @Benchmark
  public void forward(Rate rate) {
    kernels.forward(x, 0, parameters, affine, out, 0, rows);
    rate.gflops += flop();
  }

  @Benchmark
  public void weightGradient(Rate rate) {
    kernels.weightGradient(x, 0, d, 0, gradient, affine, rows);
    rate.gflops += flop();
  }

  @Benchmark
  public void inputGradient(Rate rate) {
    kernels.inputGradient(d, 0, parameters, affine, dx, 0, rows);
    rate.gflops += flop();
  }

  @Benchmark
  public void inputGradientOfTransposed(Rate rate) {
    kernels.forward(d, 0, transposed, transposedAffine, dx, 0, rows);
    rate.gflops += flop();
  }

  private long flop() {
    return 2L * rows * affine.size();
  }
}
