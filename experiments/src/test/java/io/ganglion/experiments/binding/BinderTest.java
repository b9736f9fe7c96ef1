package io.ganglion.experiments.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.experiments.config.Reading;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinderTest {
  /** An experiment without a trainer, so that each test can have its own in line 5. */
  private static final String NO_TRAINER = """
      data: {file: iris.csv, target: species}
      network:
        layers:
          - {units: auto, activation: sigmoid}
      """;

  @TempDir
  Path folder;
  private Reading reading;

  @BeforeEach
  void inAFolderOfItsOwn() {
    reading = new Reading(folder);
  }

  @Test
  void listsTheSettingsOfAPluginThatHasNoSuchSetting() {
    assertEquals("""
        3
        error: trainer 'rprop' has no setting 'etaplus'
          --> iris.yaml:5:23
          |
        5 | trainer: {use: rprop, etaplus: 1.2}
          |                       ^^^^^^^
          help: its settings are variant, increase, decrease, initial-step, min-step, max-step
        """, reading.complaint(NO_TRAINER + "trainer: {use: rprop, etaplus: 1.2}\n"));
  }

  @Test
  void suggestsTheNearestSettingFirst() {
    assertEquals("""
        3
        error: trainer 'backprop' has no setting 'learningrate'
          --> iris.yaml:5:26
          |
        5 | trainer: {use: backprop, learningrate: 1}
          |                          ^^^^^^^^^^^^
          help: did you mean 'learning-rate'? its settings are learning-rate, momentum
        """, reading.complaint(NO_TRAINER + "trainer: {use: backprop, learningrate: 1}\n"));
  }

  @Test
  void saysThatAPluginHasNoSettings() {
    assertEquals("""
        3
        error: trainer 'gauss-newton' has no setting 'rate'
          --> iris.yaml:5:30
          |
        5 | trainer: {use: gauss-newton, rate: 1}
          |                              ^^^^
          help: it has none
        """, reading.complaint(NO_TRAINER + "trainer: {use: gauss-newton, rate: 1}\n"));
  }

  @Test
  void suggestsTheNearestPlugin() {
    assertEquals("""
        3
        error: there is no trainer 'rpop'
          --> iris.yaml:5:10
          |
        5 | trainer: rpop
          |          ^^^^
          help: did you mean 'rprop'? the trainers are acme.undecided, backprop, gauss-newton, rprop
        """, reading.complaint(NO_TRAINER + "trainer: rpop\n"));
  }

  @Test
  void saysWhatASectionHasNot() {
    assertEquals("""
        3
        error: section 'training' has no setting 'epoch'
          --> iris.yaml:6:12
          |
        6 | training: {epoch: 5}
          |            ^^^^^
          help: did you mean 'epochs'? its settings are epochs, batch-size, gradient-clip-norm, shuffle, \
        augment, stop, keep, monitor, threshold, threshold-by, checkpoint
        error: the experiment has no setting 'sed'
          --> iris.yaml:7:1
          |
        7 | sed: 42
          | ^^^
          help: did you mean 'seed'? its settings are name, seed, data, network, loss, trainer, start, training, \
        runtime, plugins, output, compare, sweep
        """, reading.complaint(NO_TRAINER + "trainer: rprop\ntraining: {epoch: 5}\nsed: 42\n"));
  }

  @Test
  void saysWhatASectionNeeds() {
    assertEquals("""
        3
        error: the experiment needs a setting 'network'
          --> iris.yaml
          help: network: the layers and their initial weights
        error: section 'data' needs a setting 'target'
          --> iris.yaml:1:1
          |
        1 | data: {file: iris.csv}
          | ^^^^
          help: target: the column or columns to predict: by name, by number from 1, or last; not for format text
        """, reading.complaint("data: {file: iris.csv}\ntrainer: rprop\n"));
  }

  @Test
  void saysWhatALayerNeeds() {
    assertEquals("""
        3
        error: section 'network.layers.1' needs a setting 'units'
          --> iris.yaml:6:7
          |
        6 |     - activation: tanh
          |       ^^^^^^^^^^^^^^^^
          help: units: the number of units, ≥ 1; auto, in the last layer: as many as the target needs
        """, reading.complaint("""
        data: {file: iris.csv, target: species}
        trainer: rprop
        network:
          layers:
            - {units: 3, activation: tanh}
            - activation: tanh
              bias: false
        """));
  }

  @Test
  void wantsAValueBehindAKey() {
    assertEquals("""
        3
        error: 'trainer' has no value
          --> iris.yaml:5:1
          |
        5 | trainer:
          | ^^^^^^^
          help: trainer: the trainer: the training algorithm
        """, reading.complaint(NO_TRAINER + "trainer:\n"));
  }

  @Test
  void wantsSectionsToBeMaps() {
    assertEquals("""
        3
        error: 'training' must be a map of settings: epochs, batch-size, gradient-clip-norm, shuffle, \
        augment, stop, keep, monitor, threshold, threshold-by, checkpoint, but is 'fast'
          --> iris.yaml:6:11
          |
        6 | training: fast
          |           ^^^^
          help: training: epochs, batch size, stop rules and checkpoints
        """, reading.complaint(NO_TRAINER + "trainer: rprop\ntraining: fast\n"));
  }

  @Test
  void wantsThePluginOfAMapToBeNamed() {
    assertEquals("""
        3
        error: 'trainer' needs 'use', the name of a trainer
          --> iris.yaml:5:1
          |
        5 | trainer: {learning-rate: 0.3}
          | ^^^^^^^
          help: the trainers are acme.undecided, backprop, gauss-newton, rprop
        """, reading.complaint(NO_TRAINER + "trainer: {learning-rate: 0.3}\n"));
  }

  @Test
  void showsWhereARefusedValueStands() {
    assertEquals("""
        3
        error: 'learning-rate' of trainer 'backprop' must be greater than 0, but is -1
          --> iris.yaml:5:41
          |
        5 | trainer: {use: backprop, learning-rate: -1}
          |                                         ^^
          help: learning-rate: step size, > 0
        """, reading.complaint(NO_TRAINER + "trainer: {use: backprop, learning-rate: -1}\n"));
  }

  @Test
  void reportsEveryMistakeInTheOrderOfTheFile() {
    assertEquals("""
        3
        error: there is no activation 'sigmod'
          --> iris.yaml:4:33
          |
        4 |     - {units: auto, activation: sigmod}
          |                                 ^^^^^^
          help: did you mean 'sigmoid'? the activations are acme.faulty, leaky-relu, sigmoid, softmax, tanh
        error: 'learning-rate' of trainer 'backprop' must be greater than 0, but is 0
          --> iris.yaml:5:41
          |
        5 | trainer: {use: backprop, learning-rate: 0, momentum: 1, nesterov: true}
          |                                         ^
          help: learning-rate: step size, > 0
        error: 'momentum' of trainer 'backprop' must be at least 0 and less than 1, but is 1
          --> iris.yaml:5:54
          |
        5 | trainer: {use: backprop, learning-rate: 0, momentum: 1, nesterov: true}
          |                                                      ^
          help: momentum: share of the last step that is made again, in [0, 1)
        error: trainer 'backprop' has no setting 'nesterov'
          --> iris.yaml:5:57
          |
        5 | trainer: {use: backprop, learning-rate: 0, momentum: 1, nesterov: true}
          |                                                         ^^^^^^^^
          help: its settings are learning-rate, momentum
        error: 'training.epochs' must be a whole number, but is 1.5
          --> iris.yaml:6:20
          |
        6 | training: {epochs: 1.5}
          |                    ^^^
          help: epochs: the maximum number of epochs (passes over the training part), ≥ 1
        """, reading.complaint(NO_TRAINER.replace("sigmoid", "sigmod")
        + "trainer: {use: backprop, learning-rate: 0, momentum: 1, nesterov: true}\ntraining: {epochs: 1.5}\n"));
  }

  @Test
  void blamesNoValueForTheDefaultThatTookAWrongOnesPlace() {
    // min-step 60 is fine with the max-step that was meant, but not with the default of 50.
    assertEquals("""
        3
        error: 'max-step' of trainer 'rprop' must be a number, but is 'high'
          --> iris.yaml:5:47
          |
        5 | trainer: {use: rprop, min-step: 60, max-step: high}
          |                                               ^^^^
          help: max-step: greatest step, ≥ the least
        """, reading.complaint(NO_TRAINER + "trainer: {use: rprop, min-step: 60, max-step: high}\n"));
  }

  @Test
  void leavesOutWhatWasComparedWithAWrongValue() {
    assertEquals("""
        3
        error: 'max-step' of trainer 'rprop' must be greater than 0, but is -1
          --> iris.yaml:5:47
          |
        5 | trainer: {use: rprop, min-step: 60, max-step: -1}
          |                                               ^^
          help: max-step: greatest step, ≥ the least
        """, reading.complaint(NO_TRAINER + "trainer: {use: rprop, min-step: 60, max-step: -1}\n"));
  }

  @Test
  void reportsWhatWasComparedWithARightValueBesideAWrongOne() {
    assertEquals("""
        3
        error: 'increase' of trainer 'rprop' must be greater than 1, but is 0.5
          --> iris.yaml:5:33
          |
        5 | trainer: {use: rprop, increase: 0.5, min-step: 60}
          |                                 ^^^
          help: increase: factor while the sign stays, > 1
        error: 'min-step' of trainer 'rprop' must not be greater than max-step (50), but is 60
          --> iris.yaml:5:48
          |
        5 | trainer: {use: rprop, increase: 0.5, min-step: 60}
          |                                                ^^
          help: min-step: least step, > 0
        """, reading.complaint(NO_TRAINER + "trainer: {use: rprop, increase: 0.5, min-step: 60}\n"));
    assertEquals("""
        3
        error: 'decrease' of trainer 'rprop' must be a number, but is 'half'
          --> iris.yaml:5:33
          |
        5 | trainer: {use: rprop, decrease: half, min-step: 3, max-step: 2}
          |                                 ^^^^
          help: decrease: factor when the sign flips, in (0, 1)
        error: 'min-step' of trainer 'rprop' must not be greater than max-step (2), but is 3
          --> iris.yaml:5:49
          |
        5 | trainer: {use: rprop, decrease: half, min-step: 3, max-step: 2}
          |                                                 ^
          help: min-step: least step, > 0
        """, reading.complaint(NO_TRAINER + "trainer: {use: rprop, decrease: half, min-step: 3, max-step: 2}\n"));
  }

  @Test
  void placesAMistakeOfAWholeSectionAtItsKey() {
    assertEquals("""
        3
        error: section 'data.split' must add up to 1, but train 0.7, validation 0.1 and test 0 sum to 0.8
          --> iris.yaml:4:3
          |
        4 |   split: {train: 0.7, validation: 0.1}
          |   ^^^^^
        """, reading.complaint("""
        data:
          file: iris.csv
          target: species
          split: {train: 0.7, validation: 0.1}
        network: {layers: [{units: 1, activation: tanh}]}
        trainer: rprop
        """));
  }

  @Test
  void saysWhichFractionIsNegative() {
    assertEquals("""
        3
        error: 'data.split.test' must be 0 or greater, but is -0.1
          --> iris.yaml:1:67
          |
        1 | data: {file: iris.csv, target: species, split: {train: 1.1, test: -0.1}}
          |                                                                   ^^^^
          help: test: fraction for the test, which is only measured at the end
        """, reading.complaint("""
        data: {file: iris.csv, target: species, split: {train: 1.1, test: -0.1}}
        network: {layers: [{units: 1, activation: tanh}]}
        trainer: rprop
        """));
  }

  @Test
  void blamesAPluginForWhatItMayNotThrow() {
    assertEquals("""
        5
        error: activation 'acme.faulty' doesn't accept these settings: java.lang.IllegalStateException: unlucky
          --> iris.yaml:3:19
          |
        3 |     - {units: 10, activation: {use: acme.faulty, number: 13}}
          |                   ^^^^^^^^^^
          help: this is a bug in the plug-in (io.ganglion.experiments.config.Fakes$Faulty); report it to its author
        """, reading.complaint("""
        network:
          layers:
            - {units: 10, activation: {use: acme.faulty, number: 13}}
        data: {file: iris.csv, target: species}
        trainer: rprop
        """));
  }

  @Test
  void blamesTheExperimentIfThatHasMistakesToo() {
    assertEquals("3", reading.complaint("""
        network:
          layers:
            - {units: 10, activation: {use: acme.faulty, number: 13}}
        data: {file: iris.csv}
        trainer: rprop
        """).lines().findFirst().get());
  }

  @Test
  void suggestsTheNearestRule() {
    assertEquals("""
        3
        error: there is no rule 'patince'
          --> iris.yaml:6:25
          |
        6 | training: {stop: {rule: patince, epochs: 5}}
          |                         ^^^^^^^
          help: did you mean 'patience'? the rules are target, patience, gl, pq, up, time, gradient
        """, reading.complaint(NO_TRAINER + "trainer: rprop\ntraining: {stop: {rule: patince, epochs: 5}}\n"));
  }

  @Test
  void saysWhatARuleNeeds() {
    assertEquals("""
        3
        error: rule 'target' needs a setting 'loss'
          --> iris.yaml:6:12
          |
        6 | training: {stop: {rule: target}}
          |            ^^^^
          help: loss: stop at this training loss or lower; may be below 0, as losses such as poisson may
        """, reading.complaint(NO_TRAINER + "trainer: rprop\ntraining: {stop: {rule: target}}\n"));
  }

  @Test
  void saysWhatALossTakesAndWhatStandsBesideIt() {
    assertEquals("""
        3
        error: loss 'huber' has no setting 'dleta'
          --> iris.yaml:6:20
          |
        6 | loss: {use: huber, dleta: 2, reduction: max}
          |                    ^^^^^
          help: did you mean 'delta'? its settings are delta, reduction, l1, l2
        error: 'loss.reduction' must be one of mean, sum, but is 'max'
          --> iris.yaml:6:41
          |
        6 | loss: {use: huber, dleta: 2, reduction: max}
          |                                         ^^^
          help: reduction: how the losses of the examples are reduced to one number
        """, reading.complaint(NO_TRAINER + "trainer: rprop\nloss: {use: huber, dleta: 2, reduction: max}\n"));
    assertEquals("""
        3
        error: 'delta' of loss 'huber' must be greater than 0, but is 0
          --> --set loss.delta=0
          |
        1 | loss.delta=0
          |            ^
          help: delta: where it becomes linear, > 0
        """, reading.complaint(NO_TRAINER + "trainer: rprop\nloss: huber\n", "loss.delta=0"));
  }

  @Test
  void suggestsTheNearestLoss() {
    assertEquals("""
        3
        error: there is no loss 'cross-entropi'
          --> iris.yaml:6:7
          |
        6 | loss: cross-entropi
          |       ^^^^^^^^^^^^^
          help: did you mean 'cross-entropy'? the losses are cross-entropy, huber, squared-error
        """, reading.complaint(NO_TRAINER + "trainer: rprop\nloss: cross-entropi\n"));
  }
}
