package acme;

import io.ganglion.engine.model.Model;
import io.ganglion.experiments.ExperimentFile;
import io.ganglion.experiments.ExperimentResult;
import java.io.IOException;
import java.nio.file.Path;

public class OwnActivation {
  public static void main(String[] args) throws IOException {
    ExperimentResult result = ExperimentFile.read(Path.of("iris.yaml"))
        .set("network.layers.0.activation", "acme.bend")
        .run();
    System.out.println(result.stopReason().sentence());
    System.out.println(Model.load(result.directory().resolve("model.ganglion")));
  }
}
