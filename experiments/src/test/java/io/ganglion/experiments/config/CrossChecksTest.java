package io.ganglion.experiments.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrossChecksTest {
  @TempDir
  Path folder;
  private Reading reading;

  @BeforeEach
  void inAFolderOfItsOwn() {
    reading = new Reading(folder);
  }

  @Test
  void refuseRpropWithMiniBatches() {
    assertEquals("""
        3
        error: trainer 'rprop' needs full batches, but 'training.batch-size' is 32
          --> iris.yaml:10:37
           |
        10 | training: {epochs: 500, batch-size: 32}
           |                                     ^^
          help: write batch-size: full, or choose a trainer that works with mini-batches, such as backprop
        """, reading.complaint(Reading.SOUND.replace("500}", "500, batch-size: 32}")));
  }

  @Test
  void letBackpropHaveMiniBatches() {
    assertEquals(32, reading.bind(Reading.SOUND, "trainer=backprop", "training.batch-size=32").training().batchSize()
        .getAsInt());
  }

  @Test
  void refuseCrossEntropyOfWhatAreNoProbabilities() {
    assertEquals("""
        3
        error: loss 'cross-entropy' needs probabilities, which activation 'tanh' doesn't give
          --> iris.yaml:8:33
          |
        8 |     - {units: auto, activation: tanh}
          |                                 ^^^^
          help: choose another activation for the last layer, or another loss, such as squared-error
        """,
        reading.complaint(Reading.SOUND.replace("sigmoid", "tanh") + "loss: cross-entropy\n"));
  }

  @Test
  void letSoftmaxHaveEitherLoss() {
    for (String loss : new String[] {"squared-error", "cross-entropy"}) {
      Experiment experiment = reading.bind(Reading.SOUND, "network.layers.1.activation=softmax", "loss=" + loss);
      assertEquals("softmax", experiment.network().output().activation().name());
    }
  }

  @Test
  void refuseATrainerOfSquaresWithCrossEntropy() {
    assertEquals("""
        3
        error: trainer 'gauss-newton' needs a sum of squares, which loss 'cross-entropy' isn't
          --> iris.yaml:11:7
           |
        11 | loss: cross-entropy
           |       ^^^^^^^^^^^^^
          help: write loss: squared-error, or choose another trainer
        """, reading.complaint(Reading.SOUND + "loss: cross-entropy\n", "trainer=gauss-newton"));
  }

  @Test
  void refuseATrainerOfSquaresWithAnL1PenaltyAndLetItHaveL2() {
    assertEquals("""
        3
        error: trainer 'gauss-newton' needs a sum of squares, which 'loss.l1' isn't
          --> iris.yaml:11:12
           |
        11 | loss: {l1: 0.1, l2: 0.1}
           |            ^^^
          help: write l2 instead, or choose another trainer
        """, reading.complaint(Reading.SOUND + "loss: {l1: 0.1, l2: 0.1}\n", "trainer=gauss-newton"));
    assertEquals(0.1, reading.bind(Reading.SOUND + "loss: {l2: 0.1}\n", "trainer=gauss-newton").loss().l2());
  }

  @Test
  void refuseATrainerOfSquaresWithMiniBatchesOrInSinglePrecision() {
    assertEquals("""
        3
        error: trainer 'gauss-newton' needs double precision
          --> iris.yaml:11:22
           |
        11 | runtime: {precision: float32}
           |                      ^^^^^^^
          help: write precision: float64, or choose another trainer
        error: trainer 'gauss-newton' needs full batches, but 'training.batch-size' is 8
          --> --set training.batch-size=8
          |
        1 | training.batch-size=8
          |                     ^
          help: write batch-size: full, or choose a trainer that works with mini-batches, such as backprop
        """, reading.complaint(Reading.SOUND + "runtime: {precision: float32}\n", "trainer=gauss-newton",
        "training.batch-size=8"));
  }

  @Test
  void refuseUnitsByTheTargetInAHiddenLayer() {
    assertEquals("""
        3
        error: 'network.layers.0.units' can't be auto: only the last layer takes its units from the target
          --> iris.yaml:7:15
          |
        7 |     - {units: auto, activation: tanh}
          |               ^^^^
          help: write a number of units
        """, reading.complaint(Reading.SOUND.replace("units: 8", "units: auto")));
  }

  @Test
  void refuseWhatNeedsValidationDataWithoutAny() {
    assertEquals("""
        3
        error: rule 'patience' needs validation data
          --> iris.yaml:12:7
           |
        12 |     - {rule: patience, epochs: 5}
           |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^
          help: set examples aside, for instance by split: {train: 0.8, validation: 0.2} in 'data'
        error: 'training.keep' can't be best without validation data
          --> iris.yaml:13:9
           |
        13 |   keep: best
           |         ^^^^
          help: set examples aside, for instance by split: {train: 0.8, validation: 0.2} in 'data'
        """, reading.complaint(Reading.SOUND.replace("training: {epochs: 500}\n", """
        training:
          stop:
            - {rule: patience, epochs: 5}
          keep: best
        """)));
  }

  @Test
  void refuseANetworkWithoutLayers() {
    assertEquals("""
        3
        error: 'network.layers' must hold at least one layer
          --> --set network.layers=[]
          |
        1 | network.layers=[]
          |                ^^
          help: layers: the layers, from the first hidden layer to the output layer
        """, reading.complaint(Reading.SOUND, "network.layers=[]"));
  }

  @Test
  void areReportedTogetherWithOtherMistakes() {
    assertEquals("""
        3
        error: 'seed' must be a whole number, but is 1.5
          --> --set seed=1.5
          |
        1 | seed=1.5
          |      ^^^
          help: seed: the seed from which all random numbers of the run are derived
        error: trainer 'rprop' needs full batches, but 'training.batch-size' is 1
          --> --set training.batch-size=1
          |
        1 | training.batch-size=1
          |                     ^
          help: write batch-size: full, or choose a trainer that works with mini-batches, such as backprop
        """, reading.complaint(Reading.SOUND, "seed=1.5", "training.batch-size=1"));
  }

  @Test
  void saySomethingOnlyOfWhatIsAsItWasWritten() {
    // The split is wrong, so whether there is validation data is not known; the default, none, says nothing.
    assertEquals("""
        3
        error: section 'data.split' must add up to 1, but train 1, validation 0.2 and test 0 sum to 1.2
          --> --set data.split={validation: 0.2}
          |
        1 | data.split={validation: 0.2}
          |            ^^^^^^^^^^^^^^^^^
        """, reading.complaint(Reading.SOUND, "data.split={validation: 0.2}", "training.keep=best"));
  }

  @Test
  void blameAPluginThatCantSayWhatItDemands() {
    assertEquals("""
        5
        error: trainer 'acme.undecided' failed to report what it requires: java.lang.UnsupportedOperationException: \
        not yet
          --> --set trainer=acme.undecided
          |
        1 | trainer=acme.undecided
          |         ^^^^^^^^^^^^^^
          help: this is a bug in the plug-in (io.ganglion.experiments.config.Fakes$Undecided.demands); report it to \
        its author
        """, reading.complaint(Reading.SOUND, "trainer=acme.undecided"));
  }
}
