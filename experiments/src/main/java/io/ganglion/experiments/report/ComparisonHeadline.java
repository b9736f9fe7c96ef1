package io.ganglion.experiments.report;

import com.google.gson.JsonObject;
import io.ganglion.experiments.text.Format;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The conclusion of a comparison in a sentence, and its table. */
final class ComparisonHeadline implements Panel {
  private static final String NO_BREAK = "\u00a0";

  @Override
  public String name() {
    return "Headline";
  }

  @Override
  public List<Element> of(RunFiles files) throws IOException {
    ComparedVariants variants = ComparedVariants.read(files);
    JsonObject manifest = files.manifest();
    int seeds = variants.seeds().size();
    List<Element> notes = variants.comparison().has("notes")
        ? JsonNumbers.texts(variants.comparison().get("notes")).stream().map(Parts::note).toList() : List.of();
    return List.of(Element.of("header",
        Element.of("p", "comparison of ", Element.name(JsonNumbers.text(variants.comparison(), "label")), " on ",
            Element.name(JsonNumbers.text(manifest, "name"))).classes("kind"),
        Element.of("h1", JsonNumbers.text(variants.comparison(), "conclusion").replace(" %", NO_BREAK + "%"))
            .classes("long"),
        Element.of("p", Format.count(variants.of().size(), "variant") + ", each trained with the same "
            + Format.count(seeds, "seed") + ": for each seed the same split of the data and, where the shapes agree,"
            + " the same initial weights. The metric is " + variants.metric() + ". "
            + Format.count((long) seeds * variants.of().size(), "training") + " took "
            + Format.duration(JsonNumbers.number(manifest, "seconds")) + ".").classes("lead"),
        table(variants).classes("scroll tight"),
        Parts.note("* significant: the exact sign-flip test on paired differences, corrected by Holm's method for "
            + Format.count(variants.of().size() - 1, "comparison")
            + ", and the BCa bootstrap interval agree at 5 %."), notes));
  }

  private static Element table(ComparedVariants variants) {
    boolean target = !variants.comparison().get("target").isJsonNull();
    List<String> heads = new ArrayList<>(List.of(JsonNumbers.text(variants.comparison(), "label"), "median",
        "quartiles", "wins"));
    if (target) {
      heads.add("epochs to " + AxisScale.text(JsonNumbers.number(variants.comparison(), "target")));
    }
    heads.addAll(List.of("epochs", "propagations", "time", "failed",
        "against " + Plot.shortened(variants.baseline(), 150), "95 %", "p (Holm)"));
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < variants.of().size(); i++) {
      rows.add(row(variants, i, target));
    }
    return Parts.table(heads, rows);
  }

  private static List<Object> row(ComparedVariants variants, int index, boolean target) {
    ComparedVariants.Variant variant = variants.of().get(index);
    JsonObject facts = variant.facts();
    int seeds = variants.seeds().size();
    List<Object> row = new ArrayList<>();
    row.add(Element.of("span", Element.of("span", "●").classes("swatch " + ComparedVariants.colour(index)), " ",
        Element.name(variant.name())));
    row.add(Element.of("b", variants.score(JsonNumbers.number(facts, "median"))));
    row.add(variants.score(JsonNumbers.number(facts, "lowerQuartile")) + " to "
        + variants.score(JsonNumbers.number(facts, "upperQuartile")));
    row.add(facts.get("wins").getAsInt() + "/" + seeds);
    if (target) {
      int reached = facts.get("reached").getAsInt();
      row.add(reached == 0 ? "–" : Format.grouped(Math.round(JsonNumbers.number(facts, "epochsToTarget")))
          + (reached == seeds ? "" : " (" + reached + "/" + seeds + ")"));
    }
    row.add(Format.grouped(Math.round(JsonNumbers.number(facts, "epochs"))));
    row.add(Format.grouped(Math.round(JsonNumbers.number(facts, "propagations"))));
    row.add(time(variant));
    row.add(Integer.toString(facts.get("failed").getAsInt()));
    if (variant.isBaseline()) {
      row.addAll(List.of("baseline", "", ""));
    } else {
      JsonObject test = variant.test();
      double p = JsonNumbers.number(test, "holm");
      boolean haveMedians = Double.isFinite(JsonNumbers.number(facts, "median"))
          && variants.baselineVariant().map(baseline -> JsonNumbers.number(baseline.facts(), "median"))
              .filter(Double::isFinite).isPresent();
      row.add(haveMedians ? change(variants, JsonNumbers.number(test, "effect")) : "–");
      row.add(change(variants, JsonNumbers.number(test, "low")) + " to "
          + change(variants, JsonNumbers.number(test, "high")));
      row.add((p < 0.0001 ? "<0.0001" : String.format(Locale.ROOT, "%.4f", p))
          + (test.get("claim").getAsBoolean() ? " *" : "  "));
    }
    return row;
  }

  /** The median of what its trainings took, others beside them. */
  private static String time(ComparedVariants.Variant variant) {
    double[] sorted = variant.trials().stream().mapToDouble(trial -> JsonNumbers.number(trial, "seconds")).sorted()
        .toArray();
    return sorted.length == 0 ? "–" : Format.duration(sorted[sorted.length / 2]);
  }

  private static String change(ComparedVariants variants, double effect) {
    if (!Double.isFinite(effect)) {
      return "–";
    }
    double percent = 100 * (variants.isRatio() ? effect - 1 : effect);
    String size = variants.isRatio() || variants.isShare() ? String.format(Locale.ROOT, "%.1f", Math.abs(percent))
        : Format.measure(Math.abs(effect));
    return (effect < (variants.isRatio() ? 1 : 0) ? "−" : "+") + size
        + (variants.isRatio() ? " %" : variants.isShare() ? " points" : "");
  }

  /** What each variant changes of the experiment. */
  static Element changes(ComparedVariants variants) {
    List<List<Object>> rows = new ArrayList<>();
    for (ComparedVariants.Variant variant : variants.of()) {
      rows.add(List.of(Element.name(variant.name()), Element.of("code", variant.facts().getAsJsonObject("changes")
          .entrySet().stream().map(change -> change.getKey() + "=" + change.getValue().getAsString())
          .collect(Collectors.joining("  ")))));
    }
    return Parts.table(List.of("variant", "settings"), rows).classes("scroll texts");
  }
}
