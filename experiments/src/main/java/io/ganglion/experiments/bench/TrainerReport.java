package io.ganglion.experiments.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.ganglion.experiments.run.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** What trainers did, as {@code docs/trainers.md} has it, and as JSON. */
public final class TrainerReport {
  private static final String NOTHING = "–";

  private TrainerReport() {}

  /** A table in Markdown for each problem. */
  public static String text(List<TrainerScore> scores) {
    StringBuilder text = new StringBuilder();
    for (String problem : scores.stream().map(TrainerScore::problem).distinct().toList()) {
      List<List<String>> rows = new ArrayList<>();
      rows.add(List.of("trainer", "settings", "solved", "propagations", "seconds"));
      scores.stream().filter(score -> score.problem().equals(problem)).forEach(score -> rows.add(row(score)));
      text.append(text.isEmpty() ? "" : "\n").append("### ").append(problem).append("\n\n")
          .append(AlignedTable.markdown(rows));
    }
    return text.toString();
  }

  private static List<String> row(TrainerScore score) {
    return List.of(score.trainer().name(), score.trainer().settingsText(),
        score.attempts().isEmpty() ? NOTHING : score.solved() + " of " + score.attempts().size(),
        shown(score.propagations(), "%.0f"), shown(score.seconds(), "%.4f"));
  }

  private static String shown(OptionalDouble value, String format) {
    return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : NOTHING;
  }

  /** An array with one object for each trainer on each problem. */
  public static JsonArray json(List<TrainerScore> scores) {
    JsonArray array = new JsonArray();
    for (TrainerScore score : scores) {
      JsonObject object = new JsonObject();
      object.addProperty("problem", score.problem());
      object.addProperty("trainer", score.trainer().name());
      JsonObject settings = new JsonObject();
      score.trainer().settings().forEach(settings::addProperty);
      object.add("settings", settings);
      object.addProperty("starts", score.attempts().size());
      object.addProperty("solved", score.solved());
      object.add("propagations",
          score.propagations().isPresent() ? Json.number(score.propagations().getAsDouble()) : JsonNull.INSTANCE);
      object.add("seconds",
          score.seconds().isPresent() ? Json.number(score.seconds().getAsDouble()) : JsonNull.INSTANCE);
      array.add(object);
    }
    return array;
  }
}
