package acme;

import io.ganglion.experiments.ExperimentFile;
import io.ganglion.experiments.ExperimentResult;
import io.ganglion.problem.ProblemException;
import java.nio.file.Path;

public class CompareTrainers {
  public static void main(String[] args) {
    ExperimentFile iris = ExperimentFile.read(Path.of("iris.yaml")).runs(Path.of("compared"));
    for (String trainer : new String[] {"rprop", "adam", "adma"}) {
      try {
        ExperimentResult result = iris.set("trainer", trainer).run();
        System.out.println(trainer + ": " + result.stopReason().sentence());
      } catch (ProblemException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
