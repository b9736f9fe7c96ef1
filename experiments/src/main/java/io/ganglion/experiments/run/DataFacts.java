package io.ganglion.experiments.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.ganglion.api.host.KebabCase;
import io.ganglion.experiments.describe.Association;
import io.ganglion.experiments.describe.ClassBalance;
import io.ganglion.experiments.describe.ColumnSummary;
import io.ganglion.experiments.describe.LabelCount;
import io.ganglion.experiments.describe.NumberSummary;
import io.ganglion.experiments.describe.TableSummary;
import io.ganglion.experiments.lint.LintFinding;
import java.util.List;

/** What is known of data before training: {@code data.json}, and what {@code data describe --json} prints. */
public final class DataFacts {
  /** The file's name. */
  public static final String FILE = "data.json";
  private static final int FORMAT = 1;

  private DataFacts() {}

  /** The columns, the balance of classes, and what is suspicious. */
  public static JsonObject json(TableSummary summary, List<LintFinding> findings) {
    JsonObject object = new JsonObject();
    object.addProperty("format", FORMAT);
    object.addProperty("file", summary.file());
    JsonObject parts = new JsonObject();
    summary.parts().forEach(parts::addProperty);
    object.add("parts", parts);
    object.addProperty("described", summary.described());
    JsonArray targets = new JsonArray();
    summary.targets().forEach(targets::add);
    object.add("targets", targets);
    JsonArray columns = new JsonArray();
    summary.columns().forEach(column -> columns.add(json(column)));
    object.add("columns", columns);
    JsonArray classes = new JsonArray();
    summary.classes().forEach(balance -> classes.add(json(balance)));
    object.add("classes", classes);
    object.add("lints", json(findings));
    return object;
  }

  /**
   * The same for the directory of a run or a study, without what depends on the place from which it was started: a
   * repetition has the same bytes.
   */
  public static JsonObject ofRun(TableSummary summary, List<LintFinding> findings) {
    JsonObject object = json(summary, findings);
    object.addProperty("file", summary.file().replaceFirst("^.*[/\\\\]", ""));
    object.getAsJsonArray("lints").forEach(finding -> finding.getAsJsonObject().remove("where"));
    return object;
  }

  /** Of each finding its {@code lint}, all of its problem, {@code columns} and {@code figures}. */
  public static JsonArray json(List<LintFinding> findings) {
    JsonArray array = new JsonArray();
    for (LintFinding finding : findings) {
      JsonObject object = new JsonObject();
      object.addProperty("lint", finding.lint());
      Json.of(finding.problem()).entrySet().forEach(entry -> object.add(entry.getKey(), entry.getValue()));
      JsonArray columns = new JsonArray();
      finding.columns().forEach(columns::add);
      object.add("columns", columns);
      JsonObject figures = new JsonObject();
      finding.figures().forEach((name, value) -> figures.add(name, Json.number(value)));
      object.add("figures", figures);
      array.add(object);
    }
    return array;
  }

  private static JsonObject json(ColumnSummary column) {
    JsonObject object = new JsonObject();
    object.addProperty("name", column.name());
    object.addProperty("type", KebabCase.ofConstant(column.type()));
    object.addProperty("rows", column.rows());
    object.addProperty("missing", column.missing());
    object.addProperty("distinct", column.distinct());
    column.numbers().ifPresent(numbers -> add(numbers, object));
    if (!column.labels().isEmpty()) {
      JsonArray labels = new JsonArray();
      for (LabelCount label : column.labels()) {
        JsonObject each = new JsonObject();
        each.addProperty("label", label.label());
        each.addProperty("count", label.count());
        labels.add(each);
      }
      object.add("labels", labels);
      object.addProperty("otherLabels", column.distinct() - column.labels().size());
    }
    JsonArray associations = new JsonArray();
    column.associations().forEach(association -> associations.add(json(association)));
    object.add("associations", associations);
    return object;
  }

  private static void add(NumberSummary numbers, JsonObject object) {
    object.add("min", Json.number(numbers.min()));
    object.add("lowerQuartile", Json.number(numbers.lowerQuartile()));
    object.add("median", Json.number(numbers.median()));
    object.add("upperQuartile", Json.number(numbers.upperQuartile()));
    object.add("max", Json.number(numbers.max()));
    object.add("mean", Json.number(numbers.mean()));
    object.add("deviation", Json.number(numbers.deviation()));
    JsonObject histogram = new JsonObject();
    histogram.add("edges", Json.numbers(numbers.histogram().edges()));
    histogram.add("counts", Json.numbers(numbers.histogram().counts()));
    object.add("histogram", histogram);
  }

  private static JsonObject json(Association association) {
    JsonObject object = new JsonObject();
    object.addProperty("target", association.target());
    object.addProperty("measure", KebabCase.ofConstant(association.measure()));
    object.add("value", Json.number(association.value()));
    if (!association.towards().isEmpty()) {
      object.addProperty("towards", association.towards());
    }
    return object;
  }

  private static JsonObject json(ClassBalance balance) {
    JsonObject object = new JsonObject();
    object.addProperty("target", balance.target());
    JsonObject counts = new JsonObject();
    balance.counts().forEach((part, labels) -> {
      JsonObject ofPart = new JsonObject();
      labels.forEach(ofPart::addProperty);
      counts.add(part, ofPart);
    });
    object.add("counts", counts);
    return object;
  }
}
