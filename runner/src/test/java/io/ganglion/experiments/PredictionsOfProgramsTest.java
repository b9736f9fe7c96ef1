package io.ganglion.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.engine.data.NumberText;
import io.ganglion.engine.data.encoding.CategoryPrediction;
import io.ganglion.engine.data.encoding.NumberPrediction;
import io.ganglion.engine.data.encoding.Prediction;
import io.ganglion.engine.data.encoding.RowPrediction;
import io.ganglion.engine.model.Model;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import io.ganglion.tables.csv.Csv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program predicts what {@code ganglion predict} prints, bit for bit: by names, by numbers, and by a table. */
class PredictionsOfProgramsTest {
  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void inAFolderOfItsOwn() {
    bench = new Bench(folder);
  }

  private List<String> predictedByCommand(Path run, String csv) {
    Ran ran = bench.ganglion("predict " + run + " FOLDER/" + csv);
    assertEquals(0, ran.code(), ran.err());
    return ran.out().lines().toList();
  }

  private static String line(RowPrediction prediction) {
    List<String> cells = new ArrayList<>();
    for (Prediction target : prediction.targets()) {
      if (target instanceof CategoryPrediction category) {
        cells.add(category.label());
        category.byLabel().values().forEach(probability -> cells.add(NumberText.format(probability)));
      } else {
        cells.add(NumberText.format(((NumberPrediction) target).value()));
      }
    }
    return String.join(",", cells);
  }

  /** Each row as a map of the texts in a file whose cells need no quotes. */
  private static List<Map<String, Object>> rows(String csv) {
    List<String> lines = csv.lines().toList();
    String[] names = lines.get(0).split(",");
    List<Map<String, Object>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      Map<String, Object> row = new LinkedHashMap<>();
      for (int i = 0; i < names.length; i++) {
        row.put(names[i], cells[i]);
      }
      rows.add(row);
    }
    return rows;
  }

  @Test
  void ofIris() throws IOException {
    bench.example("iris");
    Path run = bench.run("iris");
    List<String> lines = predictedByCommand(run, "data/iris.csv");
    Model model = Model.load(run.resolve("model.ganglion"));
    List<Map<String, Object>> rows = rows(Files.readString(folder.resolve("data/iris.csv")));
    List<String> inputs = List.copyOf(model.preprocessing().inputTypes().keySet());
    for (int i = 0; i < rows.size(); i++) {
      Map<String, Object> row = rows.get(i);
      assertEquals(lines.get(i + 1), line(model.predict(row)));
      double[] numbers = inputs.stream().mapToDouble(name -> Double.parseDouble((String) row.get(name))).toArray();
      assertEquals(lines.get(i + 1), line(model.predict(numbers)));
    }
    Csv.write(folder.resolve("predicted.csv"), model.predictions(Csv.read(folder.resolve("data/iris.csv"))));
    assertEquals(lines, Files.readAllLines(folder.resolve("predicted.csv")));
  }

  /** Numbers, labels, words for true and false, and dates in two forms, all with gaps; two targets. */
  @Test
  void ofATableOfEverything() throws IOException {
    SplittableRandom random = new SplittableRandom(5);
    StringBuilder csv = new StringBuilder("area,heated,town,built,sold,price,kind\n");
    String[] towns = {"Bonn", "Köln", "Trier", ""};
    for (int i = 0; i < 300; i++) {
      csv.append(i % 11 == 3 ? "NA" : NumberText.format(random.nextDouble() * 100)).append(',')
          .append(i % 13 == 5 ? "?" : i % 3 == 0 ? "yes" : "no").append(',')
          .append(towns[random.nextInt(4)]).append(',')
          .append(i % 7 == 2 ? "" : LocalDate.of(1950, 1, 1).plusDays(random.nextInt(20_000))).append(',')
          .append(1 + random.nextInt(28)).append(".3.20").append(10 + random.nextInt(9)).append(',')
          .append(random.nextInt(1000)).append(',').append(random.nextInt(3) == 0 ? "flat" : "house").append('\n');
    }
    bench.write("homes.csv", csv.toString());
    bench.write("homes.yaml", """
        data:
          file: homes.csv
          target: [price, kind]
          missing: most-frequent
          columns:
            area: {missing: mean, indicator: true}
            built: {missing: median}
            sold: {type: date, pattern: d.M.yyyy}
            town: {type: category}
          scale: standard
        network: {layers: [{units: 6, activation: tanh}, {units: 3, activation: identity}]}
        trainer: rprop
        training: {epochs: 20}
        """);
    Path run = bench.run("homes");
    List<String> lines = predictedByCommand(run, "homes.csv");
    Model model = Model.load(run.resolve("model.ganglion"));
    List<Map<String, Object>> rows = rows(csv.toString());
    for (int i = 0; i < rows.size(); i++) {
      assertEquals(lines.get(i + 1), line(model.predict(rows.get(i))), rows.get(i)::toString);
      assertEquals(lines.get(i + 1), line(model.predict(typed(rows.get(i)))), rows.get(i)::toString);
    }
    assertTrue(lines.stream().distinct().count() > 290);
  }

  /** The same row as a program would have it. */
  private static Map<String, Object> typed(Map<String, Object> texts) {
    Map<String, Object> row = new HashMap<>();
    String area = (String) texts.get("area");
    row.put("area", area.equals("NA") ? null : (Object) Double.valueOf(area));
    String heated = (String) texts.get("heated");
    if (!heated.equals("?")) {
      row.put("heated", heated.equals("yes"));
    }
    String town = (String) texts.get("town");
    row.put("town", town.isEmpty() ? null : town);
    String built = (String) texts.get("built");
    row.put("built", built.isEmpty() ? null : LocalDate.parse(built));
    String[] sold = ((String) texts.get("sold")).split("\\.");
    row.put("sold", LocalDate.of(Integer.parseInt(sold[2]), Integer.parseInt(sold[1]), Integer.parseInt(sold[0])));
    return row;
  }
}
