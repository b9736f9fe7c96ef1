package acme;

import io.ganglion.engine.generation.GeneratedToken;
import io.ganglion.engine.generation.Sampling;
import io.ganglion.engine.generation.TokenGenerator;
import io.ganglion.engine.model.Model;
import io.ganglion.engine.model.TextGenerator;
import io.ganglion.experiments.ExperimentFile;
import java.nio.file.Path;

public class WriteText {
  public static void main(String[] args) {
    Model model = ExperimentFile.read(Path.of("rhymes.yaml")).set("training.epochs", 12).run().model();
    TokenGenerator tokens = new TextGenerator(model).generate("Jack and ", Sampling.PLAIN.temperature(0.5), 3);
    GeneratedToken least = tokens.next();
    System.out.print(least.text());
    for (int i = 1; i < 59; i++) {
      GeneratedToken token = tokens.next(); // endless: it is the program that stops
      System.out.print(token.text());
      least = token.probability() < least.probability() ? token : least;
    }
    long share = Math.round(1000 * least.probability());
    System.out.println("\nleast probable: '" + least.text() + "', " + share + " in 1,000");
  }
}
