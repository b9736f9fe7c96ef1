package io.ganglion.experiments.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.ganglion.experiments.run.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Comparisons as people read them, and as JSON. */
public final class FigureReport {
  private FigureReport() {}

  /** A table, and a sentence on the whole. */
  public static String text(List<FigureComparison> comparisons) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("experiment", "measure", "paper", "ours", "difference", "agrees"));
    for (FigureComparison c : comparisons) {
      rows.add(List.of(c.experiment(), c.measure(), c.published().text(),
          String.format(Locale.ROOT, "%.2f ± %.2f (%d)", c.ours().mean(), c.ours().deviation(), c.ours().count()),
          String.format(Locale.ROOT, "%+.2f", c.difference()), c.agrees() ? "yes" : "NO"));
    }
    long agreeing = comparisons.stream().filter(FigureComparison::agrees).count();
    return AlignedTable.of(rows) + "\n" + agreeing + " of " + comparisons.size() + " figures agree: they lie within"
        + " three standard errors of the difference,\nor within the bounds shown. In brackets, the number of"
        + " trainings.\n";
  }

  /** An array with one object for each. */
  public static JsonArray json(List<FigureComparison> comparisons) {
    JsonArray array = new JsonArray();
    for (FigureComparison c : comparisons) {
      JsonObject object = new JsonObject();
      object.addProperty("experiment", c.experiment());
      object.addProperty("measure", c.measure());
      object.addProperty("paper", c.published().value());
      if (c.published() instanceof Published.Mean mean) {
        object.addProperty("paperDeviation", mean.deviation());
        object.addProperty("paperTrainings", mean.runs());
      }
      object.add("ours", Json.number(c.ours().mean()));
      object.add("deviation", Json.number(c.ours().deviation()));
      object.addProperty("trainings", c.ours().count());
      object.add("difference", Json.number(c.difference()));
      object.addProperty("agrees", c.agrees());
      array.add(object);
    }
    return array;
  }
}
