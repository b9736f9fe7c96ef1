package io.ganglion.experiments.report;

import com.google.gson.JsonObject;
import io.ganglion.experiments.text.Format;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** What each input matters to the model. */
final class ImportancePanel implements Panel {
  private static final int MOST = 20;
  private static final double ROW = 20;

  @Override
  public String name() {
    return "Inputs";
  }

  @Override
  public List<Element> of(RunFiles files) throws IOException {
    Optional<JsonObject> importance = files.object("evaluation.json")
        .filter(json -> json.has("importance")).map(json -> json.getAsJsonObject("importance"));
    if (importance.isEmpty()) {
      return List.of();
    }
    List<JsonObject> all = JsonNumbers.objects(importance.get().get("columns"));
    List<JsonObject> shown = all.stream()
        .sorted(Comparator.comparingDouble(column -> -JsonNumbers.number(column, "median"))).limit(MOST).toList();
    return List.of(Parts.section("inputs", "Inputs", Parts.grid(List.of(Parts.figure("Permutation importance",
        "the increase of the loss, " + Format.measure(JsonNumbers.number(importance.get(), "loss"))
            + ", when the values of one input are shuffled: the median of "
            + importance.get().get("shuffles").getAsInt() + " shuffles, and their range"
            + (all.size() > shown.size() ? "; the first " + shown.size() + " of " + all.size() + "." : "."),
        bars(shown))))));
  }

  private static Element bars(List<JsonObject> columns) {
    double room = Math.min(130, columns.stream()
        .mapToDouble(column -> Plot.width(JsonNumbers.text(column, "column"))).max().orElse(0) + 10);
    AxisScale x = AxisScale.linear(DoubleStream.concat(DoubleStream.of(0), columns.stream().flatMapToDouble(column ->
        DoubleStream.of(JsonNumbers.number(column, "least"), JsonNumbers.number(column, "greatest")))));
    double height = ROW * columns.size() + 44;
    Plot plot = new Plot("permutation importance", Plot.WIDTH, height, x, new AxisScale(0, 1, false))
        .roomOnTheLeft(room).roomOnTheRight(20).xAxis("increase of the loss");
    plot.across("mark", 0, 0, 0, 1);
    for (int i = 0; i < columns.size(); i++) {
      double y = 8 + ROW * (i + 0.5);
      JsonObject column = columns.get(i);
      String name = JsonNumbers.text(column, "column");
      double median = JsonNumbers.number(column, "median");
      double from = Math.min(plot.px(0), plot.px(median));
      plot.add(Plot.text(room - 6, y + 4, "end", "tick", Plot.shortened(name, room - 8)));
      plot.add(Element.of("rect").classes("bar c0").with("x", from).with("y", y - 6)
          .with("width", Math.max(1, Math.abs(plot.px(median) - plot.px(0)))).with("height", 12)
          .add(Element.of("title", name + ": " + Format.measure(median))));
      plot.add(Plot.line(plot.px(JsonNumbers.number(column, "least")), y,
          plot.px(JsonNumbers.number(column, "greatest")), y, "whisker"));
    }
    return plot.element();
  }
}
