package acme;

import io.ganglion.experiments.ExperimentFile;
import io.ganglion.experiments.ExperimentResult;
import java.nio.file.Path;

public class RunExperiment {
  public static void main(String[] args) {
    ExperimentResult result = ExperimentFile.read(Path.of("iris.yaml")).run();
    System.out.println(result);
    System.out.println(result.metric("test", "accuracy") > 0.9 ? "good enough" : "not good enough");
  }
}
