package io.ganglion.experiments.report;

import com.google.gson.JsonObject;
import io.ganglion.experiments.text.Format;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the columns of the training part hold, and what is suspicious of them. */
final class DataPanel implements Panel {
  private static final int MOST_COLUMNS = 40;
  private static final int MOST_LABELS = 6;
  private static final double WIDTH = 120;
  private static final double HEIGHT = 24;

  @Override
  public String name() {
    return "Data";
  }

  @Override
  public List<Element> of(RunFiles files) throws IOException {
    Optional<JsonObject> data = files.object("data.json");
    if (data.isEmpty()) {
      return List.of();
    }
    List<JsonObject> columns = JsonNumbers.objects(data.get().get("columns"));
    List<List<Object>> rows = new ArrayList<>();
    columns.stream().limit(MOST_COLUMNS).forEach(column -> rows.add(row(column)));
    String parts = data.get().getAsJsonObject("parts").entrySet().stream()
        .map(part -> part.getKey() + " " + Format.grouped(part.getValue().getAsLong()))
        .collect(Collectors.joining(", "));
    List<Object> content = new ArrayList<>(List.of(Parts.paragraph(Element.of("code",
        JsonNumbers.text(data.get(), "file")), ", " + parts + ". The table describes the part "
        + JsonNumbers.text(data.get(), "described") + "." + groups(files.manifest())).classes("lead"),
        Parts.table(List.of("column", "type", "distribution", "minimum", "median", "maximum", "distinct", "missing"),
            rows)));
    if (columns.size() > MOST_COLUMNS) {
      content.add(Parts.note("The first " + MOST_COLUMNS + " of " + columns.size() + " columns; data.json has all."));
    }
    content.addAll(lints(data.get(), files.manifest()));
    return List.of(Parts.section("data", "Data", content));
  }

  private static String groups(JsonObject manifest) {
    if (!(manifest.get("data") instanceof JsonObject data) || !(data.get("groups") instanceof JsonObject groups)) {
      return "";
    }
    return " Rows of one value of '" + JsonNumbers.text(groups, "column") + "' are in one part: train has "
        + Format.count(groups.get("train").getAsLong(), "value") + ", validation "
        + Format.grouped(groups.get("validation").getAsLong()) + ", test "
        + Format.grouped(groups.get("test").getAsLong()) + ".";
  }

  /** But for those that the run warned of: they stand above. */
  private static List<Element> lints(JsonObject data, JsonObject manifest) {
    List<JsonObject> warnings = manifest.has("warnings") ? JsonNumbers.objects(manifest.get("warnings")) : List.of();
    List<String> warned = warnings.stream()
        .map(warning -> JsonNumbers.text(warning, "message")).toList();
    return JsonNumbers.objects(data.get("lints")).stream()
        .filter(lint -> !warned.contains(JsonNumbers.text(lint, "message")))
        .map(lint -> Element.of("div", Element.of("p", Element.of("b", JsonNumbers.text(lint, "message"))),
            Element.of("p", JsonNumbers.text(lint, "help"))).classes("finding")).toList();
  }

  private static List<Object> row(JsonObject column) {
    return List.of(Element.name(Plot.shortened(JsonNumbers.text(column, "name"), 240)),
        JsonNumbers.text(column, "type"), distribution(column),
        number(column, "min"), number(column, "median"), number(column, "max"),
        Format.grouped(column.get("distinct").getAsLong()), Format.grouped(column.get("missing").getAsLong()));
  }

  private static String number(JsonObject column, String name) {
    if (!column.has(name) || !column.get(name).isJsonPrimitive()) {
      return "";
    }
    return column.getAsJsonPrimitive(name).isNumber() ? AxisScale.text(Double.parseDouble(
        Format.measure(JsonNumbers.number(column, name)))) : column.get(name).getAsString();
  }

  private static Element distribution(JsonObject column) {
    if (column.has("histogram") && column.get("histogram").isJsonObject()) {
      return bars(JsonNumbers.numbers(column.getAsJsonObject("histogram").get("counts")));
    }
    if (column.has("labels") && column.get("labels").isJsonArray()) {
      List<JsonObject> labels = JsonNumbers.objects(column.get("labels"));
      return Element.of("span", labels.stream().limit(MOST_LABELS)
          .map(label -> Plot.shortened(JsonNumbers.text(label, "label"), 100) + " "
              + Format.grouped(label.get("count").getAsLong()))
          .collect(Collectors.joining(", ")) + (labels.size() > MOST_LABELS ? ", …" : ""));
    }
    return Element.of("span");
  }

  private static Element bars(double[] counts) {
    Element svg = Element.of("svg").classes("spark").with("viewBox", "0 0 " + PixelLengths.text(WIDTH) + " "
        + PixelLengths.text(HEIGHT)).with("width", WIDTH).with("height", HEIGHT).with("role", "img")
        .with("aria-label", "histogram");
    double most = Math.max(1, Arrays.stream(counts).max().orElse(1));
    double step = WIDTH / Math.max(1, counts.length);
    for (int i = 0; i < counts.length; i++) {
      double height = counts[i] > 0 ? Math.max(1, HEIGHT * (counts[i] / most)) : 0;
      svg.add(Element.of("rect").classes("bar c0").with("x", i * step).with("y", HEIGHT - height)
          .with("width", Math.max(0.5, step - 1)).with("height", height));
    }
    return svg;
  }
}
