package io.ganglion.experiments.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.engine.inspect.LayerView;
import io.ganglion.engine.inspect.ProbeView;
import io.ganglion.engine.inspect.StepsView;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is said of gates comes from what a layer says of them, whatever the plug-in is called. */
class GatesTest {
  private static final int EPOCHS = 100;

  /** A network of one layer that has learned nothing, looked at before training and in the end. */
  private static Course course(LayerNote layer, StepsView steps) {
    double[] losses = new double[EPOCHS];
    Arrays.fill(losses, 1);
    TrainingPlan plan = new TrainingPlan(List.of(layer), Map.of("learning-rate", 0.1), EPOCHS, 1, 0, 0, 1, 1, false,
        false, false);
    LayerView seen = new LayerView(1, 1, 0, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN,
        Optional.of(steps));
    return new Course(plan, List.of(new ProbeView(0, List.of(seen)), new ProbeView(EPOCHS, List.of(seen))), losses,
        new double[0], EPOCHS, false, true);
  }

  private static LayerNote layer(String name, String path, String... settings) {
    return new LayerNote(2, path, 4, 8, name, false, false, "glorot-uniform", Set.of(settings));
  }

  private static StepsView gates(List<String> others, List<String> memory, double saturated, double open) {
    return new StepsView(new int[] {0, 9}, new double[] {1, 1e-6}, others, memory, saturated, open, 0);
  }

  private static String said(Optional<Finding> finding) {
    return finding.map(found -> found.sentence() + "\n" + found.cause() + "\n" + found.remedy()).orElse("nothing");
  }

  @Test
  void namesTheGatesOfALayerThatIsCalledLstm() {
    Course course = course(layer("lstm", "network.layers.1", "units"),
        gates(List.of("write", "read", "peek"), List.of("keep"), 1, 1));
    assertEquals("""
        layer 2: all of its write, read and peek gates are saturated in the end, 100 % at the start
        its weights, from glorot-uniform, or its biases start too large
        network.layers.1.bias-initializer=constant""", said(new SaturatedGates().in(course)));
    assertEquals("""
        layer 2: the keep gates of all of its 8 units are stuck open in the end: nothing is forgotten
        their biases or weights hold them there from the start
        network.layers.1.bias-initializer=constant""", said(new StuckMemory().in(course)));
  }

  @Test
  void advisesTheSettingOfTheBiasesOfAGate() {
    LayerNote layer = layer("own", "network.layers.0.residual.1", "units", "keep-bias", "write-bias");
    assertEquals("""
        layer 2: the hold and keep gates of all of its 8 units are stuck open in the end: nothing is forgotten
        their biases or weights hold them there from the start
        network.layers.0.residual.1.keep-bias=1""",
        said(new StuckMemory().in(course(layer, gates(List.of("write"), List.of("hold", "keep"), 0, 1)))));
    assertEquals("""
        the gradient of layer 2 is 1,000,000 times smaller 9 steps before the target than at it, in the median over \
        the epochs looked at
        its gates keep too little of the state from step to step
        fewer steps, or network.layers.0.residual.1.keep-bias=3""",
        said(new VanishingOverSteps().in(course(layer, gates(List.of("write"), List.of("keep"), 0, 0)))));
  }

  @Test
  void advisesAnotherLayerWhereThereIsNoSuchSetting() {
    LayerNote layer = layer("lstm", "network.layers.0.residual.1", "forget");
    assertEquals("""
        the gradient of layer 2 is 1,000,000 times smaller 9 steps before the target than at it, in the median over \
        the epochs looked at
        its gates keep too little of the state from step to step
        fewer steps, or use: lstm""",
        said(new VanishingOverSteps().in(course(layer, gates(List.of(), List.of("forget"), 0, 0)))));
    assertEquals("""
        the gradient of layer 2 is 1,000,000 times smaller 9 steps before the target than at it, in the median over \
        the epochs looked at
        its recurrent weights pass on less than they get at every step
        network.layers.0.residual.1.use=lstm""",
        said(new VanishingOverSteps().in(course(layer, gates(List.of(), List.of(), Double.NaN, Double.NaN)))));
  }
}
