package io.ganglion.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.ganglion.activations.LeakyRelu;
import io.ganglion.activations.Softmax;
import io.ganglion.activations.Tanh;
import io.ganglion.api.Shape;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Spans;
import io.ganglion.engine.objective.EpochOrder;
import io.ganglion.engine.objective.LocalSums;
import io.ganglion.engine.objective.NetworkObjective;
import io.ganglion.engine.objective.Team;
import io.ganglion.engine.settings.Penalty;
import io.ganglion.engine.settings.Precision;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.initializers.GlorotUniform;
import io.ganglion.losses.CrossEntropy;
import io.ganglion.trainers.Backprop;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class AllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static Network network() {
    return Network.withInputs(20)
        .dense(40, new Tanh(), new GlorotUniform())
        .dense(20, new LeakyRelu(), new GlorotUniform())
        .dense(3, new Softmax(), new GlorotUniform())
        .build();
  }

  /** By this thread, and by those of a team. */
  private static long allocated() {
    long[] members = Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("ganglion-"))
        .mapToLong(Thread::getId)
        .toArray();
    return Arrays.stream(THREADS.getThreadAllocatedBytes(members)).sum()
        + THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  @ParameterizedTest
  @EnumSource
  void evaluatingAllocatesNothing(Precision precision) {
    Network network = network();
    Examples examples = Generated.oneHot(Generated.examples(1, 1000, 20, 3));
    double[] parameters = network.initialParameters(1);
    double[] gradient = new double[parameters.length];
    for (int size : List.of(1, 3)) {
      try (Team team = new Team(size)) {
        LocalSums sums =
            new LocalSums(network.graph(), new CrossEntropy(), examples, precision, team, new EpochOrder(1, 1000), 1);
        NetworkObjective objective =
            new NetworkObjective(network.graph(), Reduction.MEAN, Penalty.NONE, precision, sums, team);
        evaluate(sums, objective, parameters, gradient, 10);
        // What asking allocates is nearly the same each time.
        long before = allocated();
        long asking = allocated() - before;
        before = allocated();
        evaluate(sums, objective, parameters, gradient, 100);
        long bytes = allocated() - before - asking;
        // An object takes 16 bytes at least.
        assertTrue(bytes < 400 * 16, bytes + " bytes in 400 evaluations by " + size + " threads");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void evaluatingSequencesAllocatesNextToNothing(Precision precision) {
    Network network = Network.withInputs(new Shape.Steps(3)).layer(new TestLayers.Elman(9, false), new GlorotUniform())
        .layer(new TestLayers.Mask(), new GlorotUniform())
        .layer(new TestLayers.Elman(8, true), new GlorotUniform()).dense(3, new Softmax(), new GlorotUniform()).build();
    int[] lengths = new int[1000];
    Arrays.setAll(lengths, i -> 1 + i % 20);
    Spans spans = Spans.ofLengths(lengths);
    Examples examples = Examples.perSequence(new Shape.Steps(3), new double[3 * spans.end()], spans, 3,
        Generated.oneHot(Generated.examples(1, 1000, 20, 3)).targets());
    double[] parameters = network.initialParameters(1);
    double[] gradient = new double[parameters.length];
    try (Team team = new Team(2)) {
      LocalSums sums =
          new LocalSums(network.graph(), new CrossEntropy(), examples, precision, team, new EpochOrder(1, 1000), 1);
      NetworkObjective objective =
          new NetworkObjective(network.graph(), Reduction.MEAN, Penalty.NONE, precision, sums, team);
      evaluate(sums, objective, parameters, gradient, 2);
      long before = allocated();
      long asking = allocated() - before;
      before = allocated();
      evaluate(sums, objective, parameters, gradient, 10);
      long bytes = allocated() - before - asking;
      // Nothing per row: a chunk of 16 sequences has 168 rows, and what the interpreter allocates is a few iterators.
      int chunks = 10 * (2 * 63 + 57 + 7);
      assertTrue(bytes < 400L * chunks, bytes + " bytes in " + chunks + " chunks");
    }
  }

  private static void evaluate(LocalSums sums, NetworkObjective objective, double[] parameters, double[] gradient,
      int times) {
    for (int i = 0; i < times; i++) {
      sums.selectAll();
      objective.gradient(parameters, gradient);
      objective.value(parameters);
      sums.select(1, 0, 900);
      objective.gradient(parameters, gradient);
      sums.select(1, 900, 1000);
      objective.gradient(parameters, gradient);
    }
  }

  /**
   * The trainer's result, state and loop over the parameters, 24 to 48 bytes each, and once an epoch the generator that
   * shuffles.
   */
  @Test
  void aStepAllocatesAFewSmallRecords() {
    Examples examples = Generated.oneHot(Generated.examples(1, 1000, 20, 3));
    bytesOf(examples, 10);
    long shorter = bytesOf(examples, 20);
    long longer = bytesOf(examples, 70);
    long steps = 50 * 10;
    assertTrue(longer - shorter < 150 * steps, (longer - shorter) / steps + " bytes per step");
  }

  private static long bytesOf(Examples examples, int epochs) {
    Training training = Training.of(network(), new CrossEntropy()).trainer(new Backprop(0.1, 0.9))
        .batchSize(100).epochs(epochs);
    long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    training.run(examples);
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
  }
}
