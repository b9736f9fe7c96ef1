package io.ganglion.experiments.run;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.ganglion.engine.model.Model;
import io.ganglion.experiments.diagnosis.Finding;
import io.ganglion.experiments.diagnosis.Note;
import io.ganglion.experiments.text.JsonText;
import io.ganglion.problem.Problem;
import java.util.List;

/** JSON as commands print it: two spaces, {@code \n}, nothing escaped that need not be. */
public final class Json {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create();


  private Json() {}

  /** Ends with a line break. */
  public static String text(JsonElement element) {
    return JsonText.escaped(GSON.toJson(element)) + "\n";
  }

  /** A number that reads back to the same bits; null if it isn't finite, since JSON has no word for that. */
  public static JsonElement number(double value) {
    return Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE;
  }

  /** An array of numbers, null for those that aren't finite. */
  public static JsonArray numbers(double... values) {
    JsonArray array = new JsonArray();
    for (double value : values) {
      array.add(number(value));
    }
    return array;
  }

  /** An array of numbers. */
  public static JsonArray numbers(int... values) {
    JsonArray array = new JsonArray();
    for (int value : values) {
      array.add(value);
    }
    return array;
  }

  /**
   * {@code name}, {@code sentence}, {@code cause}, {@code remedy} and the figures of each; the epochs in which it was
   * {@code noticed} and {@code gone}, if it was.
   */
  static JsonArray ofNotes(List<Note> notes) {
    JsonArray array = new JsonArray();
    for (Note note : notes) {
      Finding finding = note.finding();
      JsonObject object = new JsonObject();
      object.addProperty("name", finding.name());
      object.addProperty("sentence", finding.sentence());
      object.addProperty("cause", finding.cause());
      object.addProperty("remedy", finding.remedy());
      JsonObject figures = new JsonObject();
      finding.figures().forEach((name, value) -> figures.add(name, number(value)));
      object.add("figures", figures);
      note.noticed().ifPresent(epoch -> object.addProperty("noticed", epoch));
      note.gone().ifPresent(epoch -> object.addProperty("gone", epoch));
      array.add(object);
    }
    return array;
  }

  /** {@code message}, {@code where}, {@code why} if there is a reason, and {@code help}. */
  public static JsonObject of(Problem problem) {
    JsonObject object = new JsonObject();
    object.addProperty("message", problem.message());
    object.addProperty("where", problem.place().where());
    if (!problem.why().isEmpty()) {
      object.addProperty("why", problem.why());
    }
    object.addProperty("help", problem.help());
    return object;
  }

  /**
   * {@code error}, with the {@code code} of an exit, and if there are more problems {@code others}; if there are still
   * more, {@code more} counts those.
   *
   * @param problems at least one
   */
  public static JsonObject ofProblems(int code, List<Problem> problems) {
    JsonObject object = new JsonObject();
    object.add("error", of(code, problems.get(0)));
    if (problems.size() > 1) {
      JsonArray others = new JsonArray();
      problems.subList(1, Math.min(Problem.MOST, problems.size())).forEach(problem -> others.add(of(code, problem)));
      object.add("others", others);
      if (problems.size() > Problem.MOST) {
        object.addProperty("more", problems.size() - Problem.MOST);
      }
    }
    return object;
  }

  private static JsonObject of(int code, Problem problem) {
    JsonObject object = new JsonObject();
    object.addProperty("code", code);
    of(problem).entrySet().forEach(entry -> object.add(entry.getKey(), entry.getValue()));
    return object;
  }

  /** What a constant reaches, by metric. */
  public static JsonObject ofBaselines(Model.Score score) {
    JsonObject object = new JsonObject();
    score.baselines().forEach((name, value) -> object.add(name, number(value)));
    return object;
  }

  /** What has to be said of some metrics, by metric. */
  public static JsonObject ofNotes(Model.Score score) {
    JsonObject object = new JsonObject();
    score.notes().forEach(object::addProperty);
    return object;
  }

  /** {@code metric}, and its values on the validation part: {@code first}, {@code kept} and {@code last}. */
  static JsonObject of(LearningCurve.Monitored monitored) {
    JsonObject object = new JsonObject();
    object.addProperty("metric", monitored.metric());
    object.add("first", number(monitored.first()));
    object.add("kept", number(monitored.kept()));
    object.add("last", number(monitored.last()));
    return object;
  }

  /** {@code examples}, {@code loss} and the metrics by name. */
  public static JsonObject of(Model.Score score) {
    JsonObject object = new JsonObject();
    object.addProperty("examples", score.examples());
    object.add("loss", number(score.loss()));
    score.metrics().forEach((name, value) -> object.add(name, number(value)));
    return object;
  }
}
