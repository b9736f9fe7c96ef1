package io.ganglion.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.engine.event.TrainingEvent.Ended;
import io.ganglion.engine.event.TrainingEvent.EpochEnded;
import io.ganglion.engine.event.TrainingEvent.Started;
import io.ganglion.runner.Bench;
import io.ganglion.runner.log.RunLogFile;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpochLogTest {
  private static final Pattern TIME = Pattern.compile("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z ");

  @TempDir
  Path folder;

  /** The log without its times. */
  private String logged() {
    return Bench.read(folder.resolve(RunLog.FILE)).lines().map(line -> TIME.matcher(line).replaceFirst(""))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void logsTheStartTheEndAndFewerAndFewerEpochsBetween() {
    try (RunLog log = RunLogFile.open(folder.resolve(RunLog.FILE))) {
      EpochLog listener = new EpochLog(log.logger());
      listener.on(new Started(67, 250));
      for (int epoch = 1; epoch <= 250; epoch++) {
        listener.on(new EpochEnded(epoch, epoch / 2.0, OptionalDouble.empty(), false));
      }
      listener.on(new Ended(250, 250, "all 250 epochs were run"));
    }
    assertEquals("""
        INFO  training starts: 67 parameters, at most 250 epochs
        INFO  epoch 1: training loss 0.5
        INFO  epoch 2: training loss 1.0
        INFO  epoch 5: training loss 2.5
        INFO  epoch 10: training loss 5.0
        INFO  epoch 20: training loss 10.0
        INFO  epoch 50: training loss 25.0
        INFO  epoch 100: training loss 50.0
        INFO  epoch 200: training loss 100.0
        INFO  training ended after epoch 250, kept epoch 250: all 250 epochs were run""", logged());
  }

  @Test
  void logsTheUsualEpochsOfARunThatGoesOn() {
    try (RunLog log = RunLogFile.open(folder.resolve(RunLog.FILE))) {
      EpochLog listener = new EpochLog(log.logger());
      for (int epoch = 38; epoch <= 120; epoch++) {
        listener.on(new EpochEnded(epoch, epoch / 2.0, OptionalDouble.empty(), false));
      }
    }
    assertEquals("""
        INFO  epoch 50: training loss 25.0
        INFO  epoch 100: training loss 50.0""", logged());
  }

  @Test
  void logsTheValidationLossIfThereIsOne() {
    try (RunLog log = RunLogFile.open(folder.resolve(RunLog.FILE))) {
      new EpochLog(log.logger()).on(new EpochEnded(1, 0.5, OptionalDouble.of(0.75), true));
    }
    assertEquals("INFO  epoch 1: training loss 0.5, validation loss 0.75", logged());
  }

  @Test
  void takesNoTextForAPattern() {
    try (RunLog log = RunLogFile.open(folder.resolve(RunLog.FILE))) {
      new EpochLog(log.logger()).on(new Ended(1, 1, "${env:PATH} ${jndi:ldap://localhost/x} {} %d"));
    }
    assertEquals("INFO  training ended after epoch 1, kept epoch 1: ${env:PATH} ${jndi:ldap://localhost/x} {} %d",
        logged());
  }

  @Test
  void writesIntoItsOwnLogAlone() {
    Path other = folder.resolve("other.txt");
    try (RunLog one = RunLogFile.open(folder.resolve(RunLog.FILE)); RunLog two = RunLogFile.open(other)) {
      new EpochLog(one.logger()).on(new Started(1, 1));
      new EpochLog(two.logger()).on(new Started(2, 2));
    }
    assertEquals("INFO  training starts: 1 parameters, at most 1 epochs", logged());
    assertEquals(1, Bench.read(other).lines().count());
  }
}
