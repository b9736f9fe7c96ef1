package io.ganglion.experiments.report;

import com.google.gson.JsonObject;
import io.ganglion.experiments.text.Format;
import io.ganglion.experiments.text.MetricText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was compared, the best first, with the trainings of each.
 *
 * @param comparison {@code comparison.json}
 * @param of each variant what it came to, and its trials in the order of the seeds
 */
record ComparedVariants(JsonObject comparison, List<Long> seeds, List<Variant> of) {
  private static final int COLOURS = 10;

  /** @param trials as {@code trials.json} has them; fewer than seeds if some aren't there */
  record Variant(JsonObject facts, List<JsonObject> trials) {
    String name() {
      return JsonNumbers.text(facts, "name");
    }

    double[] scores() {
      return JsonNumbers.numbers(facts.get("scores"));
    }

    boolean isBaseline() {
      return facts.get("test").isJsonNull();
    }

    JsonObject test() {
      return facts.getAsJsonObject("test");
    }
  }

  static ComparedVariants read(RunFiles files) throws IOException {
    JsonObject comparison = files.manifest().getAsJsonObject("comparison");
    Map<String, JsonObject> trials = new HashMap<>();
    files.json("trials.json").map(JsonNumbers::objects).orElse(List.of())
        .forEach(trial -> trials.put(JsonNumbers.text(trial, "trial"), trial));
    List<Long> seeds = JsonNumbers.elements(comparison.get("seeds")).stream().map(seed -> seed.getAsLong()).toList();
    List<Variant> variants = new ArrayList<>();
    for (JsonObject facts : JsonNumbers.objects(comparison.get("variants"))) {
      variants.add(new Variant(facts, seeds.stream()
          .map(seed -> Optional.ofNullable(trials.get(JsonNumbers.text(facts, "name") + ", seed " + seed)))
          .flatMap(Optional::stream).toList()));
    }
    return new ComparedVariants(comparison, seeds, variants);
  }

  String metric() {
    return JsonNumbers.text(comparison, "metric").replace('.', ' ');
  }

  boolean isShare() {
    return MetricText.isShare(metric().substring(metric().indexOf(' ') + 1));
  }

  /** Whether variants differ by a ratio; else by a difference. */
  boolean isRatio() {
    return JsonNumbers.text(comparison, "effect").equals("ratio");
  }

  String baseline() {
    return JsonNumbers.text(comparison, "baseline");
  }

  /** Empty if the files have lost it. */
  Optional<Variant> baselineVariant() {
    return of.stream().filter(Variant::isBaseline).findFirst();
  }

  String score(double value) {
    return !Double.isFinite(value) ? "–" : isShare() ? Format.percent(value)
        : Format.measure(value);
  }

  /** The classes of a variant's colour: where there are more variants than colours, lines of the others have dashes. */
  static String colour(int variant) {
    return "c" + variant % COLOURS + (variant < COLOURS ? "" : " again");
  }
}
