package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ganglion.engine.data.encoding.CategoryPrediction;
import io.ganglion.engine.data.encoding.NumberPrediction;
import io.ganglion.engine.data.encoding.Prediction;
import io.ganglion.engine.model.Model;
import io.ganglion.engine.model.ModelFile;
import io.ganglion.experiments.data.SavedFormat;
import io.ganglion.plugins.PluginCatalog;
import io.ganglion.plugins.PluginLoader;
import io.ganglion.tables.ByteSource;
import io.ganglion.tables.WantedColumns;
import io.ganglion.tables.csv.CsvReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Models of earlier releases are read for ever, and predict the bits that they predicted then. */
class ReleasedModelTest {
  private static final Path RELEASES = Path.of("src/test/models");

  static List<Path> releases() throws IOException {
    try (Stream<Path> all = Files.list(RELEASES)) {
      List<Path> folders = all.filter(Files::isDirectory).sorted().toList();
      assertFalse(folders.isEmpty());
      return folders;
    }
  }

  @ParameterizedTest
  @MethodSource("releases")
  void predictsTheBitsOfItsRelease(Path release) throws IOException {
    JsonObject expected = JsonParser.parseString(Files.readString(release.resolve("predictions.json")))
        .getAsJsonObject();
    assertEquals(expected, predictions(release));
  }

  /** Of every model in the folder, row by row, the bits of its outputs in hexadecimal digits. */
  private static JsonObject predictions(Path release) throws IOException {
    JsonObject all = new JsonObject();
    try (Stream<Path> files = Files.list(release)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".ganglion")).sorted().toList()) {
        all.add(file.getFileName().toString(), predictions(file, release.resolve("rows.csv")));
      }
    }
    return all;
  }

  private static JsonArray predictions(Path file, Path rows) throws IOException {
    PluginCatalog catalog = new PluginLoader().load(List.of());
    Model model = ModelFile.read(Files.readAllBytes(file), catalog::find);
    JsonArray predictions = new JsonArray();
    model.predict(CsvReader.read(ByteSource.of(rows), SavedFormat.layout(model.source()),
        WantedColumns.only(model.preprocessing().inputTypes())).table()).forEach(row -> {
          JsonObject targets = new JsonObject();
          row.targets().forEach(prediction -> targets.addProperty(prediction.column(), bits(prediction)));
          predictions.add(targets);
        });
    return predictions;
  }

  private static String bits(Prediction prediction) {
    if (prediction instanceof CategoryPrediction category) {
      return category.label() + " " + Arrays.stream(category.probabilities()).mapToObj(ReleasedModelTest::bits)
          .toList();
    }
    return bits(((NumberPrediction) prediction).value());
  }

  private static String bits(double value) {
    return Long.toHexString(Double.doubleToLongBits(value));
  }
}
