package io.ganglion.experiments.export;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ganglion.activations.Identity;
import io.ganglion.activations.Sine;
import io.ganglion.engine.Network;
import io.ganglion.engine.model.Model;
import io.ganglion.problem.Place;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Exported C is compiled here by cc, and predicts what the model predicts; skipped where there is no cc. */
class CExportTest {
  private static final int ROWS = 10_000;
  private static final List<String> STRICT = List.of("-Wall", "-Wextra", "-Werror", "-pedantic");

  @BeforeEach
  void thereIsACompiler() {
    assumeTrue(CompiledC.compiler().isPresent(), "skipped: there is no cc");
  }

  /** How many rows are predicted; a date is given in seconds, and those that aren't dates are left out. */
  private static long requireSame(Model model, long seed, int count) {
    ExportedModel exported = ExportedModel.of(model, Place.NOWHERE);
    ExportExamples sample = ExportExamples.of(model, seed, count, 1);
    sample.requireSame(new CompiledC(exported, "model", CExport.text(exported, "model"), STRICT)
        .predict(sample.examples()), "seed " + seed);
    return sample.predicted();
  }

  @Test
  void givesTheBitsOfEveryActivation() {
    long predicted = requireSame(ExportSamples.ofAllActivations(), 1, ROWS);
    assertTrue(predicted > 8000 && predicted < ROWS, () -> predicted + " rows");
  }

  /** Where multiples of π / 2 are far larger than what is left of them, or cancel nearly all of it. */
  @Test
  void givesTheBitsOfTheSineFarAway() {
    Network network = Network.withInputs(1).denseWithoutBias(4, new Sine(), (weights, from, to, fan, random) -> {
      weights[from] = 1;
      weights[from + 1] = 1e6;
      weights[from + 2] = 1e-3 * StrictMath.PI;
      weights[from + 3] = 1e300;
    }).denseWithoutBias(4, new Identity(), ExportSamples.unit(4)).build();
    assertTrue(requireSame(ExportSamples.model("sine", network, ExportSamples.numbers("x", 1),
        ExportSamples.numbers("y", 4)), 2, ROWS) > 8000);
  }

  @Test
  void normalizes() {
    assertTrue(requireSame(ExportSamples.ofNormalizations(ExportSamples.WIDE), 6, ROWS) > 8000);
  }

  @Test
  void encodesEveryKindOfColumn() {
    long predicted = requireSame(ExportSamples.ofLabels(ExportSamples.allInputs()), 2, ROWS);
    assertTrue(predicted > 3000 && predicted < ROWS, () -> predicted + " rows");
  }

  @Test
  void splitsDates() {
    long predicted = requireSame(ExportSamples.ofLabels(ExportSamples.dates()), 3, 2000);
    assertTrue(predicted > 600 && predicted < 2000, () -> predicted + " rows");
  }

  @Test
  void decodesEveryKindOfTarget() {
    assertTrue(requireSame(ExportSamples.ofAllTargets(), 4, ROWS) > 8000);
  }
}
