package io.ganglion.experiments.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.engine.data.encoding.Missing;
import io.ganglion.engine.data.encoding.Unseen;
import io.ganglion.experiments.config.ColumnSection;
import io.ganglion.experiments.config.ColumnType;
import io.ganglion.experiments.config.DataSection;
import io.ganglion.experiments.config.DenseSection;
import io.ganglion.experiments.config.Fakes;
import io.ganglion.experiments.config.LossSection;
import io.ganglion.experiments.config.Reading;
import io.ganglion.experiments.config.SplitSection;
import io.ganglion.experiments.config.StopSection;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetOptionTest {
  @TempDir
  Path folder;
  private Reading reading;

  @BeforeEach
  void inAFolderOfItsOwn() {
    reading = new Reading(folder);
  }

  @Test
  void replacesASetting() {
    assertEquals(new Fakes.Rprop(Fakes.Variant.IRPROP_PLUS, 1.2, 0.5, 0.3, 1e-6, 50),
        reading.bind(Reading.SOUND, "trainer.initial-step=0.3").trainer().instance());
  }

  @Test
  void addsASettingToWhatIsGiven() {
    assertEquals(new Fakes.Rprop(Fakes.Variant.IRPROP_PLUS, 1.2, 0.5, 0.1, 1e-6, 40),
        reading.bind(Reading.SOUND, "trainer.max-step=40").trainer().instance());
  }

  @Test
  void swapsAPluginAndDropsTheOldOnesSettings() {
    assertEquals(new Fakes.Backprop(), reading.bind(Reading.SOUND, "trainer=backprop").trainer().instance());
  }

  @Test
  void addsASettingToABareName() {
    assertEquals(new Fakes.Backprop(0.3, 0),
        reading.bind(Reading.SOUND, "trainer=backprop", "trainer.learning-rate=0.3").trainer().instance());
    LossSection loss = reading.bind(Reading.SOUND + "loss: cross-entropy\n", "loss.reduction=sum").loss();
    assertEquals(new Fakes.CrossEntropy(), loss.use().instance());
    assertEquals(LossSection.Reduction.SUM, loss.reduction());
    assertEquals(new Fakes.Huber(2), reading.bind(Reading.SOUND, "loss=huber", "loss.delta=2").loss().use().instance());
  }

  /** The first setting of a record may stand alone, whatever it is called. */
  @Test
  void addsASettingToOneThatIsWrittenShort() {
    String types = Reading.SOUND.replaceFirst("(?m)^data:\\n", "data:\n  columns: {a: number, b: category}\n");
    DataSection data = reading.bind(types, "data.columns.a.missing=median", "data.columns.b.unseen=ignore",
        "data.columns.a.indicator=true").data();
    assertEquals(ColumnType.NUMBER, data.column("a").type());
    assertTrue(data.column("a").indicator());
    assertEquals(Optional.of(Unseen.Policy.IGNORE), data.column("b").unseen());
    ColumnSection changed = reading.bind(types, "data.columns.a.missing=constant", "data.columns.a.type=category")
        .data().column("a");
    assertEquals(ColumnType.CATEGORY, changed.type());
    assertEquals(Optional.of(Missing.Policy.CONSTANT), changed.missing());
  }

  @Test
  void reachesElementsOfLists() {
    assertEquals(OptionalInt.of(16),
        ((DenseSection) reading.bind(Reading.SOUND, "network.layers.0.units=16").network().layers().get(0)).units());
  }

  @Test
  void makesTheSectionsThatAreNotThere() {
    assertEquals(OptionalInt.of(2), reading.bind(Reading.SOUND, "runtime.threads=2").runtime().threads());
    assertEquals(OptionalInt.of(2),
        reading.bind(Reading.SOUND + "runtime:\n", "runtime.threads=2").runtime().threads());
    assertEquals(SplitSection.of(0.8, 0.2, 0),
        reading.bind(Reading.SOUND, "data.split.train=0.8", "data.split.validation=0.2").data().split());
  }

  @Test
  void readsItsValueAsYaml() {
    assertEquals("a=b: c", reading.bind(Reading.SOUND, "data.target='a=b: c'").data().target().get(0));
    assertEquals(new StopSection.Target(0.5),
        reading.bind(Reading.SOUND, "training.stop=[{rule: target, loss: 0.5}]").training().stop().get(0));
  }

  @Test
  void letsTheLastOneWin() {
    assertEquals(8, reading.bind(Reading.SOUND, "seed=7", "seed=8").seed());
  }

  @Test
  void mendsWhatIsWrongInTheFile() {
    assertEquals(7, reading.bind(Reading.SOUND.replace("42", "many"), "seed=7").seed());
  }

  @Test
  void showsItselfAsThePlaceOfAMistake() {
    assertEquals("""
        3
        error: 'learning-rate' of trainer 'backprop' must be greater than 0, but is -1
          --> --set trainer.learning-rate=-1
          |
        1 | trainer.learning-rate=-1
          |                       ^^
          help: learning-rate: step size, > 0
        """, reading.complaint(Reading.SOUND, "trainer=backprop", "trainer.learning-rate=-1"));
  }

  @Test
  void isCheckedLikeTheFile() {
    assertEquals("""
        3
        error: 'seed' must be a whole number, but is 'x'
          --> iris.yaml:1:7
          |
        1 | seed: x
          |       ^
          help: seed: the seed from which all random numbers of the run are derived
        error: section 'training' has no setting 'epoch'
          --> --set training.epoch=5
          |
        1 | training.epoch=5
          |          ^^^^^
          help: did you mean 'epochs'? its settings are epochs, batch-size, gradient-clip-norm, shuffle, \
        augment, stop, keep, monitor, threshold, threshold-by, checkpoint
        error: there is no trainer 'backprob'
          --> --set trainer=backprob
          |
        1 | trainer=backprob
          |         ^^^^^^^^
          help: did you mean 'backprop'? the trainers are acme.undecided, backprop, gauss-newton, rprop
        error: the experiment has no setting 'trainr'
          --> --set trainr=rprop
          |
        1 | trainr=rprop
          | ^^^^^^
          help: did you mean 'trainer'? its settings are name, seed, data, network, loss, trainer, start, training, \
        runtime, plugins, output, compare, sweep
        """, reading.complaint(Reading.SOUND.replace("42", "x"), "training.epoch=5", "trainer=backprob",
        "trainr=rprop"));
  }

  @Test
  void saysWhichElementsAListHas() {
    assertEquals("""
        3
        error: 'network.layers' has no element '2'
          --> --set network.layers.2.units=5
          |
        1 | network.layers.2.units=5
          |                ^
          help: its elements are numbered from 0 to 1
        error: 'network.layers' has no element 'last'
          --> --set network.layers.last.units=5
          |
        1 | network.layers.last.units=5
          |                ^^^^
          help: its elements are numbered from 0 to 1
        """, reading.complaint(Reading.SOUND, "network.layers.2.units=5", "network.layers.last.units=5"));
  }

  @Test
  void saysThatANumberHasNoSettings() {
    assertEquals("""
        3
        error: 'seed' must be a single value, but is a map
          --> --set seed.x=1
          |
        1 | seed.x=1
          |      ^
          help: seed: the seed from which all random numbers of the run are derived
        """, reading.complaint(Reading.SOUND, "seed.x=1"));
  }

  @Test
  void needsAValue() {
    assertEquals("""
        3
        error: 'trainer' has no value
          --> --set trainer=
          |
        1 | trainer=
          |         ^
          help: trainer: the trainer: the training algorithm
        """, reading.complaint(Reading.SOUND, "trainer="));
  }

  @Test
  void reportsBrokenYaml() {
    assertEquals("""
        3
        error: this '[' is never closed
          --> --set training.stop=[1
          |
        1 | training.stop=[1
          |               ^
          help: close it with ']'
        """, reading.complaint(Reading.SOUND, "training.stop=[1"));
  }

  @Test
  void keepsAMistakeInOneLine() {
    assertEquals("  --> --set trainer=r prop",
        reading.complaint(Reading.SOUND, "trainer=r\nprop").lines().toList().get(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "seed", "=5", ".seed=5", "a..b=5", "trainer.=5", " =5"})
  void isAKeyAndAValue(String option) {
    assertEquals("""
        2
        error: --set needs key=value, but is given '%s'
          help: write --set training.epochs=100, for instance
        """.formatted(option), reading.complaint(Reading.SOUND, option));
  }

  @Test
  void nestsNoDeeperThanTheFileMay() {
    assertEquals("2", reading.complaint(Reading.SOUND, "a.".repeat(20_000) + "a=1").lines().findFirst().get());
  }
}
