package io.ganglion.runner.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ganglion.engine.model.ModelFile;
import io.ganglion.engine.store.ModelFileException;
import io.ganglion.engine.store.PluginFinder;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A service of models, asked without a socket. */
final class Served {
  static final Limits LIMITS = new Limits(1 << 20, 1000, Duration.ofSeconds(30));

  private Served() {}

  /** A model that the file may become again and again. */
  static ModelSlot slot(String name, Path file) {
    try {
      return new ModelSlot(name, file, bytes -> {
        try {
          return ModelFile.read(bytes, PluginFinder.ofClassPath());
        } catch (ModelFileException e) {
          throw new ProblemException(ExitCode.DATA, new Problem(e.getMessage(), Place.NOWHERE, e.help()));
        }
      }, LIMITS);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The models of runs, named a, b and so on. */
  static ModelService of(String token, Path... runs) {
    List<ModelSlot> slots = new ArrayList<>();
    for (Path run : runs) {
      slots.add(slot(Character.toString('a' + slots.size()), run.resolve("model.ganglion")));
    }
    return new ModelService(slots, new ModelService.Setup(token, "1.0", e -> {
      throw new AssertionError(e);
    }));
  }

  static Outgoing get(ModelService service, String path) throws IOException {
    return service.answer(new Incoming("GET", path, "", Map.of(), () -> new byte[0]), "42");
  }

  static Outgoing post(ModelService service, String path, String type, byte[] body) throws IOException {
    int query = path.indexOf('?');
    return service.answer(new Incoming("POST", query < 0 ? path : path.substring(0, query),
        query < 0 ? "" : path.substring(query + 1), Map.of("content-type", type), () -> body), "42");
  }

  static Outgoing post(ModelService service, String path, String type, String body) throws IOException {
    return post(service, path, type, body.getBytes(StandardCharsets.UTF_8));
  }

  /** The answer to JSON for the only model. */
  static Outgoing json(ModelService service, String body) throws IOException {
    return post(service, "/predict", "application/json", body);
  }

  /** What an answer of this status holds. */
  static JsonObject object(int status, Outgoing answer) {
    assertEquals(status, answer.status(), answer.text());
    return JsonParser.parseString(answer.text()).getAsJsonObject();
  }
}
