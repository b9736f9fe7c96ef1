package io.ganglion.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.activations.Identity;
import io.ganglion.activations.Relu;
import io.ganglion.activations.Sigmoid;
import io.ganglion.activations.Tanh;
import io.ganglion.api.Activation;
import io.ganglion.api.Objective;
import io.ganglion.api.WeightInitializer;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.inspect.LayerView;
import io.ganglion.engine.inspect.NetworkProbe;
import io.ganglion.engine.inspect.ProbeView;
import io.ganglion.engine.inspect.StepHistogram;
import io.ganglion.engine.objective.NetworkObjective;
import io.ganglion.engine.objective.Team;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.initializers.Constant;
import io.ganglion.initializers.Uniform;
import io.ganglion.losses.SquaredError;
import io.ganglion.trainers.Backprop;
import io.ganglion.trainers.Rprop;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NetworkProbeTest {
  private static final Examples XOR = Examples.of(
      new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, new double[][] {{0}, {1}, {1}, {0}});

  private static final Objective FLAT = new Objective() {
    @Override
    public int dimension() {
      return 17;
    }

    @Override
    public double value(double[] parameters) {
      return 0;
    }

    @Override
    public double gradient(double[] parameters, double[] gradient) {
      return 0;
    }
  };

  private static Network network(Activation hidden, WeightInitializer initializer) {
    return Network.withInputs(2).dense(4, hidden, initializer).dense(1, new Sigmoid(), new Uniform()).build();
  }

  private static NetworkProbe probe(Network network, Examples examples, int epochs) {
    return new NetworkProbe(network, new SquaredError(), Reduction.MEAN, examples, epochs);
  }

  private static Training training(Network network, int epochs) {
    return Training.of(network, new SquaredError()).trainer(new Rprop()).epochs(epochs).seed(3);
  }

  @Test
  void changesNoBitOfTheTraining() {
    Network network = network(new Tanh(), new Uniform());
    double[] unobserved = training(network, 100).run(XOR).parameters();
    double[] observed = training(network, 100).observer(probe(network, XOR, 100)).run(XOR).parameters();
    assertArrayEquals(unobserved, observed, 0);
  }

  @Test
  void looksAtTheStartAtTheEndAndEverLessOften() {
    Network network = network(new Tanh(), new Uniform());
    NetworkProbe probe = probe(network, XOR, 20_000);
    training(network, 20_000).observer(probe).run(XOR);
    List<Integer> epochs = probe.views().stream().map(ProbeView::epoch).toList();
    assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15), epochs.subList(0, 11));
    assertEquals(20_000, epochs.get(epochs.size() - 1));
    assertTrue(epochs.size() <= 60, () -> epochs.toString());
  }

  @Test
  void goesOnAfterACheckpointAsIfItHadNeverStopped() {
    Network network = network(new Tanh(), new Uniform());
    NetworkProbe whole = probe(network, XOR, 100);
    List<Checkpoint> kept = new ArrayList<>();
    List<List<ProbeView>> seen = new ArrayList<>();
    training(network, 100).observer(whole).checkpoints(new CheckpointKeeper() {
      @Override
      public Wish wish(int epochs, boolean epochEnded) {
        return epochs == 37 ? Wish.KEEP : Wish.GO_ON;
      }

      @Override
      public void keep(Checkpoint checkpoint) {
        kept.add(checkpoint);
        seen.add(whole.views());
      }
    }).run(XOR);
    NetworkProbe resumed = probe(network, XOR, 100);
    resumed.restore(ProbeView.ofNumbers(ProbeView.toNumbers(seen.get(0)), 2));
    training(network, 100).observer(resumed).resume(kept.get(0), XOR);
    assertArrayEquals(ProbeView.toNumbers(whole.views()), ProbeView.toNumbers(resumed.views()), 0);
    assertArrayEquals(whole.steps().orElseThrow().counts(), resumed.steps().orElseThrow().counts());
  }

  @Test
  void spendsNoMoreThanAFiftiethOfWhatTrainingDoes() {
    Network network = Network.withInputs(50).dense(200, new Tanh(), new Uniform())
        .dense(1, new Sigmoid(), new Uniform()).build();
    Examples examples = new Examples(1000, 50, 1, new double[50_000], new double[1000]);
    NetworkProbe probe = probe(network, examples, 1000);
    int views = 0;
    for (int epoch = 0; epoch <= 1000; epoch++) {
      if (probe.wants(epoch)) {
        probe.observe(epoch, network.initialParameters(1), Optional.empty());
        views++;
        long multiplications = 4L * 256 * network.parameterCount() * (views - 1);
        assertTrue(multiplications <= 4_000_000 + 3L * 1000 * network.parameterCount() * epoch / 50, "epoch " + epoch);
      }
    }
    assertTrue(views > 20, "views: " + views);
  }

  @Test
  void measuresTheGradientOfEachLayer() {
    Network network = network(new Tanh(), new Uniform());
    double[] parameters = network.initialParameters(5);
    double[] gradient = new double[parameters.length];
    try (Team alone = new Team(1)) {
      new NetworkObjective(network.graph(), new SquaredError(), Reduction.MEAN, XOR, alone).gradient(parameters,
          gradient);
    }
    NetworkProbe probe = probe(network, XOR, 1);
    probe.observe(0, parameters, Optional.empty());
    List<LayerView> layers = probe.views().get(0).layers();
    assertEquals(2, layers.size());
    assertEquals(Math.sqrt(Arrays.stream(gradient, 0, 12).map(g -> g * g).sum()), layers.get(0).gradientNorm(), 1e-15);
    assertEquals(Math.sqrt(Arrays.stream(gradient, 12, 17).map(g -> g * g).sum()), layers.get(1).gradientNorm(), 1e-15);
    assertEquals(Math.sqrt(Arrays.stream(parameters, 12, 17).map(w -> w * w).sum() / 5), layers.get(1).weightRms(),
        1e-15);
    assertTrue(Double.isNaN(layers.get(0).medianStep()));
  }

  @Test
  void countsSaturatedUnits() {
    // Of the four units, the second and the fourth get a net input of 20 or more whatever the example.
    double[] parameters = {0.1, 30, 0.1, 0.2, 0.2, 30, 0.2, 0.1, 0, 20, 0, -99, 1, 1, 1, 1, 0};
    LayerView hidden = view(new Tanh(), parameters);
    assertEquals(0.5, hidden.saturated());
    assertTrue(Double.isNaN(hidden.dead()));
  }

  @Test
  void countsDeadUnits() {
    double[] parameters = {1, 30, 1, 1, 1, 30, 1, 1, 0, 20, -1, -99, 1, 1, 1, 1, 0};
    LayerView hidden = view(new Relu(), parameters);
    assertEquals(0.25, hidden.dead()); // the third is alive for the last example
    assertTrue(Double.isNaN(hidden.saturated()));
  }

  @Test
  void knowsNoFlatUnitsWhereNothingIsFlat() {
    LayerView hidden = view(new Identity(), new double[17]);
    assertTrue(Double.isNaN(hidden.saturated()) && Double.isNaN(hidden.dead()));
  }

  private static LayerView view(Activation hidden, double[] parameters) {
    NetworkProbe probe = probe(network(hidden, new Constant()), XOR, 1);
    probe.observe(0, parameters, Optional.empty());
    return probe.views().get(0).layers().get(0);
  }

  @Test
  void seesTheStepsOfRpropAndTheirBounds() {
    Network network = network(new Tanh(), new Uniform());
    double[] steps = new double[17];
    Arrays.fill(steps, 0.5);
    steps[0] = 1e-6;
    steps[1] = 50;
    steps[2] = 50;
    NetworkProbe probe = probe(network, XOR, 1);
    probe.observe(0, network.initialParameters(1), Optional.of(new TrainerSteps(steps, 1e-6, 50)));
    LayerView first = probe.views().get(0).layers().get(0);
    assertEquals(1.0 / 12, first.stepsAtLeast());
    assertEquals(2.0 / 12, first.stepsAtGreatest());
    assertEquals(0.5, first.medianStep());
    StepHistogram histogram = probe.steps().orElseThrow();
    assertEquals(24, histogram.counts().length);
    assertEquals(1, histogram.counts()[0]);
    assertEquals(14, Arrays.stream(histogram.counts(), 1, 23).max().getAsInt());
    assertEquals(2, histogram.counts()[23]);
  }

  @Test
  void findsTheStepsInTheStateOfTheTrainersThatHaveThem() {
    TrainerSteps steps = TrainerSteps.in(new Rprop().start(FLAT), new Rprop(), 17).orElseThrow();
    assertEquals(0.1, steps.sizes()[16]);
    assertEquals(1e-6, steps.least());
    assertEquals(50, steps.greatest());
    assertEquals(Optional.empty(), TrainerSteps.in(new Backprop().start(FLAT), new Backprop(), 17));
  }
}
