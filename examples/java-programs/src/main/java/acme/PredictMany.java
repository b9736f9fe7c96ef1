package acme;

import io.ganglion.engine.data.Table;
import io.ganglion.engine.model.Model;
import io.ganglion.tables.csv.Csv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

public class PredictMany {
  public static void main(String[] args) throws IOException {
    Model model = Model.load(Path.of("iris.ganglion"));
    Table flowers = Csv.read(Path.of("data/iris.csv"));
    Table predictions = flowers.only("petal_length").beside(model.predictions(flowers)
        .only("species", "p(versicolor)"));
    System.out.println(predictions);
    Csv.write(Path.of("predictions.csv"), predictions);
    try (var lines = Files.lines(Path.of("predictions.csv"))) {
      System.out.println(lines.count() + " lines");
    }
  }
}
