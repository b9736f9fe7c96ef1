package io.ganglion.runner.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service says of a table, as CSV and as JSON, what {@code predict} says of it. */
class SameAnswersTest {
  private static final String PEOPLE = """
      id,age,sex,born,member,about,weight,kind
      007,1,male,2001-02-03,yes,a small dog,-999,young
      8,22,female,1980-12-24,no,"reads, and writes",70.5,old
      9,,male,1999-01-01,yes,,61,young
      10,51,?,1950-06-30,no,a large dog,-999,old
      11,9,female,2015-07-08,yes,reads,30,young
      12,NA,female,1960-01-01,no,writes a lot,80.25,old
      """;
  private static final String EXPERIMENT = """
      data:
        file: people.csv
        target: [kind, weight]
        ignore: [id]
        columns:
          age: {missing: median, indicator: true}
          sex: {missing: most-frequent, unseen: ignore}
          born: {type: date}
          member: {type: boolean}
          about: {type: text, min-count: 1}
          weight: {missing: drop-row, null-values: ["-999"]}
        split: {train: 1}
      network:
        branches:
          - inputs: about
            layers: [{use: embedding, dimension: 2}, {use: global-average-pool}]
          - inputs: rest
        layers: [{units: 3, activation: tanh}, {units: auto, activation: identity}]
      loss: squared-error
      trainer: {use: adam, learning-rate: 0.05}
      training: {epochs: 20}
      """;
  private static final String NEW = """
      id,age,sex,born,member,about
      007,1,male,2001-02-03,yes,a small dog
      x y,,robot,1980-12-24,no,"reads, ""and"" flies"
      9,1e1,?,1999-01-01,TRUE,NA
      """;

  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void inAFolderOfItsOwn() {
    bench = new Bench(folder);
  }

  private String predicted(Path run, String table, String... more) {
    Ran ran = bench.ganglionReading(table, "predict " + run + " -", more);
    assertEquals("", ran.err());
    return ran.out();
  }

  /** The same predictions, as an object for each row of CSV. */
  private static List<List<String>> cells(String csv) {
    return csv.lines().map(line -> List.of(line.split(",", -1))).toList();
  }

  private static List<List<String>> leaves(JsonObject answer) {
    List<List<String>> rows = new ArrayList<>();
    for (JsonElement row : answer.getAsJsonArray("predictions")) {
      List<String> leaves = new ArrayList<>();
      collect(row, leaves);
      rows.add(leaves);
    }
    return rows;
  }

  private static void collect(JsonElement element, List<String> into) {
    if (element.isJsonObject()) {
      element.getAsJsonObject().entrySet().forEach(entry -> collect(entry.getValue(), into));
    } else {
      into.add(element.isJsonNull() ? "" : element.getAsString());
    }
  }

  @SafeVarargs
  private static String rows(Map<String, Object>... rows) {
    JsonArray array = new JsonArray();
    for (Map<String, Object> row : rows) {
      JsonObject object = new JsonObject();
      row.forEach((name, value) -> object.add(name, value instanceof Number number ? new JsonPrimitive(number)
          : value instanceof Boolean truth ? new JsonPrimitive(truth)
          : value.equals("null") ? JsonNull.INSTANCE : new JsonPrimitive((String) value)));
      array.add(object);
    }
    return "{\"rows\": " + array + "}";
  }

  @Test
  void ofTablesWithGapsUnseenLabelsDatesTruthValuesAndTexts() throws IOException {
    bench.write("people.csv", PEOPLE);
    bench.write("people.yaml", EXPERIMENT);
    Path run = bench.run("people");
    ModelService service = Served.of("", run);
    String expected = predicted(run, NEW, "--id", "id");
    assertEquals(4, expected.lines().count());
    Outgoing csv = Served.post(service, "/predict?id=id", "text/csv", NEW);
    assertEquals(expected, csv.text());
    assertEquals(200, csv.status());
    JsonObject json = Served.object(200, Served.post(service, "/predict?id=id", "application/json", rows(
        Map.of("id", "007", "age", 1, "sex", "male", "born", "2001-02-03", "member", true, "about", "a small dog"),
        Map.of("id", "x y", "age", "null", "sex", "robot", "born", "1980-12-24", "member", "no", "about",
            "reads, \"and\" flies"),
        Map.of("id", 9, "age", 10.0, "sex", "?", "born", "1999-01-01", "member", "TRUE", "about", "NA",
            "more", "is not looked at"))));
    JsonArray predictions = json.getAsJsonArray("predictions");
    List<List<String>> cells = cells(expected);
    assertEquals(List.of("id", "kind", "score(kind=old)", "score(kind=young)", "weight"), cells.get(0));
    for (int row = 0; row < 3; row++) {
      JsonObject prediction = predictions.get(row).getAsJsonObject();
      JsonObject scores = prediction.getAsJsonObject("scores").getAsJsonObject("kind");
      assertEquals(cells.get(row + 1), List.of(prediction.get("id").getAsString(),
          prediction.get("kind").getAsString(), scores.get("old").getAsString(), scores.get("young").getAsString(),
          prediction.get("weight").getAsString()));
    }
    assertEquals(new JsonPrimitive(9), predictions.get(2).getAsJsonObject().get("id"));
  }

  @Test
  void ofOneRowAndOfManyWithAnotherDelimiterAndDecimalComma() throws IOException {
    StringBuilder table = new StringBuilder("x;y;kind\n");
    StringBuilder fresh = new StringBuilder("x;y\n");
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < 900; i++) {
      double x = (i * 37 % 101) / 8.0;
      table.append(String.valueOf(x).replace('.', ',')).append(';').append(i % 7).append(';')
          .append(x + i % 7 > 9 ? "high" : "low").append('\n');
      fresh.append(String.valueOf(x).replace('.', ',')).append(';').append(i % 7).append('\n');
      rows.add(Map.of("x", x, "y", i % 7));
    }
    bench.write("t.csv", table.toString());
    bench.write("t.yaml", """
        data: {file: t.csv, target: kind, delimiter: ";", decimal: ","}
        network: {layers: [{units: 4, activation: tanh}, {units: auto, activation: sigmoid}]}
        loss: cross-entropy
        trainer: rprop
        training: {epochs: 3}
        """);
    Path run = bench.run("t");
    ModelService service = Served.of("", run);
    String expected = predicted(run, fresh.toString());
    assertEquals(expected, Served.post(service, "/predict", "text/csv; charset=utf-8", fresh.toString()).text());
    @SuppressWarnings({"unchecked", "rawtypes"})
    Map<String, Object>[] all = rows.toArray(new Map[0]);
    List<List<String>> cells = cells(expected).subList(1, 901);
    assertEquals(cells, leaves(Served.object(200, Served.json(service, rows(all)))));
    for (int row = 0; row < 3; row++) {
      assertEquals(cells.subList(row, row + 1), leaves(Served.object(200, Served.json(service, rows(all[row])))));
    }
  }

  @Test
  void ofSequences() throws IOException {
    bench.write("s.csv", """
        who,t,x,kind
        a,1,0.5,up
        a,2,0.75,up
        b,2,0.25,down
        b,1,0.5,down
        c,1,0.1,up
        c,2,0.9,up
        """);
    bench.write("s.yaml", """
        data: {file: s.csv, target: kind, sequence: {id: who, order: t}, split: {train: 1}}
        network: {layers: [{use: gru, units: 2, outputs: last}, {units: auto, activation: softmax}]}
        loss: cross-entropy
        trainer: rprop
        training: {epochs: 3}
        """);
    Path run = bench.run("s");
    ModelService service = Served.of("", run);
    String table = "who,t,x\nz,2,0.5\nz,1,0.25\n7,1,1\n";
    String expected = predicted(run, table);
    assertEquals(expected, Served.post(service, "/predict", "text/csv", table).text());
    JsonObject json = Served.object(200, Served.json(service, rows(Map.of("who", "z", "t", 2, "x", 0.5),
        Map.of("who", "z", "t", 1, "x", 0.25), Map.of("who", 7, "t", 1, "x", 1))));
    assertEquals(cells(expected).subList(1, 3), leaves(json));
  }

  @Test
  void ofSeries() throws IOException {
    StringBuilder table = new StringBuilder("year,x\n");
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      table.append(1900 + i).append(',').append(i % 5 / 4.0).append('\n');
      rows.add(Map.of("year", 1900 + i, "x", i % 5 / 4.0));
    }
    bench.write("x.csv", table.toString());
    bench.write("x.yaml", """
        data: {file: x.csv, target: x, series: {time: year, lags: 5, horizon: 2}}
        network: {layers: [{units: 2, activation: tanh}, {units: auto, activation: identity}]}
        loss: squared-error
        trainer: rprop
        training: {epochs: 3}
        """);
    Path run = bench.run("x");
    ModelService service = Served.of("", run);
    String expected = predicted(run, table.toString(), "--steps", "3");
    assertEquals(expected, Served.post(service, "/predict?steps=3", "text/csv", table.toString()).text());
    @SuppressWarnings({"unchecked", "rawtypes"})
    Map<String, Object>[] all = rows.toArray(new Map[0]);
    assertEquals(cells(expected).subList(1, 4),
        leaves(Served.object(200, Served.post(service, "/predict?steps=3", "application/json", rows(all)))));
  }

  @Test
  void ofImages() throws IOException {
    Path shapes = Path.of("../examples/data/shapes");
    bench.write("shapes.yaml", """
        data: {file: %s, target: label, format: {use: images, height: 6, width: 6}}
        network: {layers: [{use: flatten}, {units: auto, activation: softmax}]}
        loss: cross-entropy
        trainer: rprop
        training: {epochs: 2}
        """.formatted(shapes.toAbsolutePath()));
    Path run = bench.run("shapes");
    Path image;
    try (Stream<Path> files = Files.walk(shapes)) {
      image = files.filter(file -> file.toString().endsWith(".png")).sorted().findFirst().orElseThrow();
    }
    Ran ran = bench.ganglion("predict " + run + " " + image);
    List<String> cells = cells(ran.out()).get(1);
    ModelService service = Served.of("", run);
    byte[] bytes = Files.readAllBytes(image);
    List<List<String>> expected = List.of(cells.subList(1, cells.size()));
    assertEquals(expected, leaves(Served.object(200, Served.post(service, "/predict", "image/png", bytes))));
    assertEquals(expected, leaves(Served.object(200, Served.json(service,
        "{\"rows\":[{\"image\":\"" + Base64.getEncoder().encodeToString(bytes) + "\"}]}"))));
    JsonObject problem = Served.object(422, Served.json(service, "{\"rows\":[{\"image\":\"aGFsbG8=\"}]}"));
    assertEquals("rows[0].image", problem.getAsJsonObject("error").get("where").getAsString());
  }
}
