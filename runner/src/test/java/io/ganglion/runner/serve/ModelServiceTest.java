package io.ganglion.runner.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.runner.Bench;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelServiceTest {
  private static final String FLOWER =
      "{\"sepal_length\":5.1,\"sepal_width\":3.5,\"petal_length\":1.4,\"petal_width\":0.2}";

  @TempDir
  static Path folder;
  private static Path run;
  private static Path other;

  @BeforeAll
  static void train() {
    Bench bench = new Bench(folder);
    bench.example("iris");
    run = bench.run("iris", "--set", "training={epochs: 5}");
    other = bench.run("iris", "--set", "training={epochs: 6}");
  }

  private static void assertRefused(Outgoing answer, int status, int code, String message, String where, String help) {
    JsonObject expected = new JsonObject();
    JsonObject error = new JsonObject();
    error.addProperty("code", code);
    error.addProperty("message", message);
    error.addProperty("where", where);
    error.addProperty("help", help);
    expected.add("error", error);
    expected.addProperty("request", "42");
    assertEquals(expected, Served.object(status, answer));
    assertEquals("application/json", answer.headers().get("Content-Type"));
  }

  @Test
  void saysWhichModelAnswered() throws IOException {
    ModelService service = Served.of("", run);
    Outgoing answer = Served.json(service, "{\"rows\":[" + FLOWER + "]}");
    JsonObject json = Served.object(200, answer);
    String hash = Served.object(200, Served.get(service, "/models")).getAsJsonArray("models").get(0).getAsJsonObject()
        .get("sha256").getAsString();
    assertEquals(12, hash.length());
    assertEquals(hash, json.get("model").getAsString());
    assertEquals(hash, answer.headers().get("Ganglion-Model"));
    JsonObject prediction = json.getAsJsonArray("predictions").get(0).getAsJsonObject();
    assertEquals(List.of("species", "probabilities"), List.copyOf(prediction.keySet()));
    assertEquals(List.of("setosa", "versicolor", "virginica"),
        List.copyOf(prediction.getAsJsonObject("probabilities").keySet()));
  }

  @Test
  void takesAnArrayOfRowsByItself() throws IOException {
    ModelService service = Served.of("", run);
    assertEquals(Served.json(service, "{\"rows\":[" + FLOWER + "]}").text(),
        Served.json(service, "[" + FLOWER + "]").text());
  }

  @Test
  void namesThePlaceAndTheCureOfWhatIsNoJson() throws IOException {
    ModelService service = Served.of("", run);
    String form = "send {\"rows\": [{\"COLUMN\": VALUE, …}, …]}";
    assertRefused(Served.json(service, ""), 400, 2, "the body is empty", "", form);
    assertRefused(Served.json(service, "{\"rows\":[{\"sepal_length\":5.1,"), 400, 2,
        "the body ends before its JSON does", "rows[0].sepal_length", form);
    assertRefused(Served.json(service, "{\"rows\":[{\"sepal_length\":five}]}"), 400, 2, "the body isn't JSON",
        "rows[0].sepal_length", form);
    assertRefused(Served.json(service, "{\"rows\":[{\"sepal_length\":NaN}]}"), 400, 2, "the body isn't JSON",
        "rows[0].sepal_length", form);
    assertRefused(Served.json(service, "{\"row\":[" + FLOWER + "]}"), 400, 2, "there is no array 'rows'", "", form);
    assertRefused(Served.json(service, "{\"rows\":" + FLOWER + "}"), 400, 2, "'rows' is no array", "rows", form);
    assertRefused(Served.json(service, "{\"rows\":[[5.1]]}"), 400, 2, "a row is no object", "rows[0]", form);
    assertRefused(Served.json(service, "5"), 400, 2, "the body is no object", "", form);
    assertRefused(Served.json(service, "{\"rows\":[" + FLOWER + "]} x"), 400, 2, "the body isn't JSON", "", form);
    assertRefused(Served.json(service, "{\"rows\":[" + FLOWER + "],\"limit\":1}"), 400, 2,
        "'limit' is unexpected beside 'rows'", "", form);
    assertRefused(Served.post(service, "/predict", "application/json", new byte[] {'[', '"', (byte) 0xFF, '"', ']'}),
        400, 2, "the body isn't in UTF-8", "", form);
    assertRefused(Served.json(service, "[" + FLOWER.replace("5.1", "[5.1]") + "]"), 400, 2,
        "'sepal_length' is an array", "[0].sepal_length", "a cell is a text, a number, true, false or null");
    assertRefused(Served.json(service, "[" + FLOWER.replace("}", ",\"petal_width\":1}") + "]"), 400, 2,
        "the row has 'petal_width' twice", "rows[0].petal_width", "give each column once");
  }

  @Test
  void namesTheRowAndTheColumnOfWhatCannotBePredicted() throws IOException {
    ModelService service = Served.of("", run);
    assertRefused(Served.json(service, "[" + FLOWER + "," + FLOWER.replace("petal_length", "petal_lenght") + "]"), 422,
        4, "the row has no 'petal_length'", "rows[1]",
        "the columns are 'sepal_length', 'sepal_width', 'petal_length', 'petal_width'");
    assertRefused(Served.json(service, "[" + FLOWER.replace("petal_length", "petal_lenght") + "]"), 422, 4,
        "the row has no 'petal_length'", "rows[0]", "did you mean it by 'petal_lenght'? the columns are"
            + " 'sepal_length', 'sepal_width', 'petal_length', 'petal_width'");
    assertRefused(Served.json(service, "[" + FLOWER + "," + FLOWER.replace("5.1", "\"5,1\"") + "]"), 422, 4,
        "'5,1' is not a number", "rows[1].sepal_length", "a number such as 12, -0.5 or 1.5e-3 is expected");
    assertRefused(Served.json(service, "[" + FLOWER.replace("5.1", "null") + "]"), 422, 4, "a value is missing",
        "rows[0].sepal_length", "fill it in, remove the row or the column, or set 'missing' in 'data'");
    assertRefused(Served.json(service, "[]"), 422, 4, "there are no rows", "rows", "at least one row is needed");
    assertRefused(Served.post(service, "/predict", "text/csv", "sepal_length,sepal_width,petal_length,petal_width\n"
        + "1,2,3,four\n"), 422, 4, "'four' is not a number", "the request: row 2, column 'petal_width'",
        "a number such as 12, -0.5 or 1.5e-3 is expected");
  }

  @Test
  void limitsRows() throws IOException {
    ModelService service = Served.of("", run);
    String help = "send them in several requests, or start the server with a greater --max-rows";
    String rows = String.join(",", Collections.nCopies(1001, FLOWER));
    assertRefused(Served.json(service, "[" + rows + "]"), 413, 2, "there are more than 1000 rows", "the request", help);
    assertEquals(1000, Served.object(200, Served.json(service, "[" + rows.substring(FLOWER.length() + 1) + "]"))
        .getAsJsonArray("predictions").size());
    String csv = "sepal_length,sepal_width,petal_length,petal_width\n" + "1,2,3,4\n".repeat(1001);
    assertRefused(Served.post(service, "/predict", "text/csv", csv), 413, 2, "there are more than 1000 rows",
        "the request", help);
  }

  @Test
  void refusesOtherPathsMethodsTypesAndParameters() throws IOException {
    ModelService service = Served.of("", run);
    assertRefused(Served.get(service, "/modles"), 404, 2, "there is no such path", "/modles",
        "did you mean /models? there are /, /health, /models, /schema, /metrics, and by POST /predict");
    assertRefused(Served.post(service, "/models/b/predict", "text/csv", ""), 404, 2, "there is no such path",
        "/models/b/predict", "ask by POST to /predict");
    Outgoing get = Served.get(service, "/predict");
    assertRefused(get, 405, 2, "'GET' isn't for this path", "/predict", "use POST");
    assertEquals("POST", get.headers().get("Allow"));
    String help = "send application/json or text/csv, in UTF-8";
    assertRefused(Served.post(service, "/predict", "text/plain", "x"), 415, 2, "'text/plain' can't be read",
        "Content-Type", help);
    assertRefused(Served.post(service, "/predict", "text/csv; charset=latin1", "x"), 415, 2,
        "'text/csv; charset=latin1' can't be read", "Content-Type", help);
    assertRefused(Served.post(service, "/predict", "image/png", "x"), 415, 2, "the model is of no images",
        "the request", "send JSON or CSV");
    assertRefused(service.answer(new Incoming("POST", "/predict", "", Map.of("content-type", "text/csv",
        "content-encoding", "gzip"), () -> new byte[0]), "42"), 415, 2, "'gzip' can't be unpacked", "Content-Encoding",
        "send the body as it is");
    assertRefused(Served.post(service, "/predict", "text/csv", new byte[] {0x1f, (byte) 0x8b, 8}), 415, 2,
        "'gzip' can't be unpacked", "the request", "send the body as it is");
    assertRefused(Served.post(service, "/predict?ids=x", "text/csv", "x"), 400, 2, "there is no parameter 'ids'", "",
        "did you mean 'id'?");
    assertRefused(Served.post(service, "/predict?steps=2", "text/csv", "x"), 400, 2, "the model isn't of a time series",
        "steps", "leave it out: there is a prediction for every row");
    assertRefused(Served.post(service, "/predict?id=species", "text/csv", "x"), 400, 2,
        "'species' is what the model predicts", "id", "name a column that tells rows apart");
    assertRefused(Served.post(service, "/predict?id=%zz", "text/csv", "x"), 400, 2,
        "'%zz' isn't encoded as a URL is", "", "write % as %25");
  }

  @Test
  void readsNoBodyWithoutTheToken() throws IOException {
    ModelService service = Served.of("secret", run);
    Incoming.Body none = () -> {
      throw new AssertionError("the body was read");
    };
    for (String wrong : List.of("Bearer secre", "Bearer secrets", "Basic secret", "secret")) {
      Outgoing answer = service.answer(new Incoming("POST", "/predict", "",
          Map.of("content-type", "text/csv", "authorization", wrong), none), "42");
      assertRefused(answer, 401, 2, "the token is wrong", "Authorization",
          "send the header Authorization: Bearer TOKEN");
      assertEquals("Bearer", answer.headers().get("WWW-Authenticate"));
    }
    assertRefused(Served.get(service, "/metrics"), 401, 2, "a token is needed", "Authorization",
        "send the header Authorization: Bearer TOKEN");
    assertEquals(200, service.answer(new Incoming("GET", "/models", "", Map.of("authorization", "bearer secret"),
        none), "42").status());
    assertEquals(200, Served.get(service, "/health").status());
    assertEquals(200, Served.get(service, "/").status());
  }

  @Test
  void asksEachOfSeveralModelsByItsName() throws IOException {
    ModelService service = Served.of("", run, other);
    String a = Served.post(service, "/models/a/predict", "application/json", "[" + FLOWER + "]").text();
    String b = Served.post(service, "/models/b/predict", "application/json", "[" + FLOWER + "]").text();
    assertTrue(!a.equals(b), a);
    assertRefused(Served.json(service, "[" + FLOWER + "]"), 404, 2, "there is no such path", "/predict",
        "ask by POST to /models/a/predict, /models/b/predict");
    assertEquals(List.of("/models/a/predict", "/models/b/predict"), List.copyOf(Served.object(200,
        Served.get(service, "/schema")).getAsJsonObject("paths").keySet()).subList(0, 2));
  }

  @Test
  void readsAModelAgainAndKeepsItWhileTheNewFileIsBroken() throws IOException {
    Path file = folder.resolve("served.ganglion");
    Files.copy(run.resolve("model.ganglion"), file);
    ModelSlot slot = Served.slot("iris", file);
    ModelService service = new ModelService(List.of(slot), new ModelService.Setup("", "1", e -> {
      throw new AssertionError(e);
    }));
    List<String> said = new ArrayList<>();
    service.look(said::add);
    assertEquals(List.of(), said);
    String first = slot.model().hash();
    String before = Served.json(service, "[" + FLOWER + "]").text();

    Files.writeString(file, "half a mod");
    service.look(said::add);
    service.look(said::add);
    assertEquals(1, said.size());
    assertTrue(said.get(0).startsWith("model 'iris' stays " + first + ", because '" + file + "': "), said.get(0));
    assertEquals(before, Served.json(service, "[" + FLOWER + "]").text());
    assertEquals("false", Served.object(200, Served.get(service, "/health")).getAsJsonObject("models")
        .getAsJsonObject("iris").get("current").getAsString());

    Files.delete(file);
    service.look(said::add);
    assertEquals("model 'iris' stays " + first + ", because '" + file + "' can't be read: no such file or folder",
        said.get(1));

    Files.copy(other.resolve("model.ganglion"), file);
    service.look(said::add);
    assertEquals("model 'iris' was read again: " + first + " is now " + slot.model().hash(), said.get(2));
    assertTrue(!before.equals(Served.json(service, "[" + FLOWER + "]").text()));
    String metrics = Served.get(service, "/metrics").text();
    assertTrue(metrics.contains("ganglion_model_reloads_total{model=\"iris\",result=\"failed\"} 2\n"), metrics);
    assertTrue(metrics.contains("ganglion_model_reloads_total{model=\"iris\",result=\"read\"} 1\n"), metrics);
  }

  /** Every line is a comment, or a name with labels and a number; every family has its help and type first. */
  @Test
  void countsInTheTextFormOfPrometheus() throws IOException {
    ModelService service = Served.of("", run);
    for (String body : List.of("[" + FLOWER + "," + FLOWER + "]", "[")) {
      service.metrics().begin();
      service.metrics().end(Served.json(service, body), 3_000_000);
    }
    List<String> lines = Served.get(service, "/metrics").text().lines().toList();
    String family = "";
    for (String line : lines) {
      if (line.startsWith("# TYPE ")) {
        family = line.split(" ")[2];
      } else if (!line.startsWith("# HELP ")) {
        assertTrue(line.matches("[a-z_]+(\\{[a-z0-9_]+=\"[^\"\\\\]*\"(,[a-z0-9_]+=\"[^\"\\\\]*\")*\\})? [0-9.e+-]+"),
            line);
        assertTrue(line.startsWith(family), line);
      }
    }
    for (String line : List.of("ganglion_requests_total{model=\"a\",status=\"200\"} 1",
        "ganglion_requests_total{model=\"a\",status=\"400\"} 1", "ganglion_rows_total{model=\"a\"} 2",
        "ganglion_request_seconds_bucket{model=\"a\",le=\"0.0025\"} 0",
        "ganglion_request_seconds_bucket{model=\"a\",le=\"0.005\"} 2",
        "ganglion_request_seconds_count{model=\"a\"} 2", "ganglion_requests_running 0")) {
      assertTrue(lines.contains(line), line);
    }
  }

  @Test
  void answersAFaultOfItsOwnWithoutAStackTrace() throws IOException {
    ModelSlot slot = Served.slot("iris", run.resolve("model.ganglion"));
    ModelService service = new ModelService(List.of(slot), new ModelService.Setup("", "1",
        e -> new ProblemException(ExitCode.BUG,
            new Problem("a bug: " + e.getMessage(), Place.NOWHERE, "report it"))));
    assertRefused(service.answer(new Incoming("POST", "/predict", "", Map.of("content-type", "text/csv"), () -> {
      throw new IllegalStateException("broken");
    }), "42"), 500, 1, "a bug: broken", "", "report it");
  }

  @Test
  void hasAPageThatMayRunItsOwnScriptAlone() throws IOException {
    Outgoing page = Served.get(Served.of("", run), "/");
    assertTrue(page.text().startsWith("<!DOCTYPE html>"));
    assertTrue(page.headers().get("Content-Security-Policy").matches("default-src 'none'; script-src"
        + " 'sha256-[A-Za-z0-9+/]{43}='; style-src 'sha256-[A-Za-z0-9+/]{43}='; connect-src 'self'; img-src data:;"
        + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"));
    assertEquals(StandardCharsets.UTF_8.encode(page.text()).remaining(), page.body().length);
  }
}
