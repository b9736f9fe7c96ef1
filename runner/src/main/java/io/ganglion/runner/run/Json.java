package io.ganglion.runner.run;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.ganglion.engine.Model;
import io.ganglion.runner.problem.Problem;
import java.util.List;

/** JSON as commands print it: two spaces, {@code \n}, nothing escaped that need not be. */
public final class Json {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create();

  private Json() {}

  /** Ends with a line break. */
  public static String text(JsonElement element) {
    return GSON.toJson(element) + "\n";
  }

  /** A number that reads back to the same bits; null if it isn't finite, since JSON has no word for that. */
  public static JsonElement number(double value) {
    return Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE;
  }

  /** {@code message}, {@code where} and {@code help} of each. */
  public static JsonArray of(List<Problem> problems) {
    JsonArray array = new JsonArray();
    problems.forEach(problem -> array.add(of(problem)));
    return array;
  }

  /** {@code message}, {@code where} and {@code help}. */
  public static JsonObject of(Problem problem) {
    JsonObject object = new JsonObject();
    object.addProperty("message", problem.message());
    object.addProperty("where", problem.place().where());
    object.addProperty("help", problem.help());
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
