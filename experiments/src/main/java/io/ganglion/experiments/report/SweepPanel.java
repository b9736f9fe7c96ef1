package io.ganglion.experiments.report;

import com.google.gson.JsonObject;
import io.ganglion.experiments.text.Format;
import io.ganglion.experiments.text.MetricText;
import io.ganglion.experiments.text.ShellWord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Which settings a sweep found best, and how the score depends on each of them. */
final class SweepPanel implements Panel {
  private static final int MOST_ROWS = 25;
  private static final int MOST_FIGURES = 12;
  private static final double HEIGHT = 240;
  /** Chosen: more dots than these hide one another. */
  private static final int MANY = 150;
  /** This many of the best show their values at the pointer. */
  private static final int HOVERED = 100;

  @Override
  public String name() {
    return "Settings";
  }

  @Override
  public List<Element> of(RunFiles files) {
    JsonObject manifest = files.manifest();
    Sweep sweep = new Sweep(manifest.getAsJsonObject("sweep"));
    String[] conclusion = JsonNumbers.text(sweep.json, "conclusion").split("\n", 2);
    List<Element> elements = new ArrayList<>();
    elements.add(Element.of("header",
        Element.of("p", "sweep of ", Element.name(JsonNumbers.text(manifest, "name"))).classes("kind"),
        Element.of("h1", conclusion[0]).classes("long"),
        Element.of("p", (conclusion.length > 1 ? conclusion[1] + " " : "") + "Method: "
            + JsonNumbers.text(sweep.json, "method") + ", " + Format.count(sweep.settings.size(), "setting") + " of "
            + Format.grouped(sweep.json.get("planned").getAsLong()) + " planned, each with "
            + Format.count(sweep.json.getAsJsonArray("seeds").size(), "seed") + "; "
            + Format.count(sweep.json.get("epochs").getAsLong(), "epoch") + " in all took "
            + Format.duration(JsonNumbers.number(manifest, "seconds")) + ".").classes("lead")));
    if (!sweep.json.get("best").isJsonNull()) {
      elements.add(Parts.paragraph("The best settings as an experiment:"));
      elements.add(Parts.code("ganglion run " + ShellWord.of(JsonNumbers.text(manifest, "run") + "/best.yaml")));
    }
    elements.add(Parts.section("settings", "Settings", Parts.grid(figures(sweep)), table(sweep)));
    return elements;
  }

  /** {@code sweep.json}, the best settings first. */
  private static final class Sweep {
    private final JsonObject json;
    private final List<JsonObject> settings;
    private final boolean higher;
    private final boolean share;

    Sweep(JsonObject json) {
      this.json = json;
      this.settings = JsonNumbers.objects(json.get("settings"));
      this.higher = json.get("higherIsBetter").getAsBoolean();
      this.share = MetricText.isShare(metric().substring(metric().indexOf(' ') + 1));
    }

    String metric() {
      return JsonNumbers.text(json, "metric").replace('.', ' ');
    }

    double median(int i) {
      return JsonNumbers.number(settings.get(i), "median");
    }

    String change(int i, String key) {
      JsonObject changes = settings.get(i).getAsJsonObject("changes");
      return changes.has(key) ? changes.get(key).getAsString() : "";
    }

    String score(double value) {
      return !Double.isFinite(value) ? "–" : share ? Format.percent(value) : Format.measure(value);
    }

    double[] medians() {
      return IntStream.range(0, settings.size()).mapToDouble(this::median).toArray();
    }

    AxisScale scale() {
      boolean positive = Arrays.stream(medians()).filter(Double::isFinite).allMatch(median -> median > 0);
      return positive && !higher ? AxisScale.logarithmic(Arrays.stream(medians()))
          : AxisScale.linear(Arrays.stream(medians())).padded(0.05);
    }

    String hover(int i) {
      StringBuilder text = new StringBuilder(score(median(i)));
      settings.get(i).getAsJsonObject("changes").entrySet()
          .forEach(change -> text.append('\n').append(change.getKey()).append('=')
              .append(change.getValue().getAsString()));
      return text.toString();
    }

    List<String> keys() {
      return settings.stream().flatMap(setting -> setting.getAsJsonObject("changes").keySet().stream()).distinct()
          .limit(MOST_FIGURES).toList();
    }
  }

  private static List<Element> figures(Sweep sweep) {
    List<Element> figures = new ArrayList<>();
    if (!sweep.settings.isEmpty()) {
      figures.add(progress(sweep));
    }
    for (String key : sweep.keys()) {
      figures.add(setting(sweep, key));
    }
    return figures;
  }

  /** In the order in which they were tried. */
  private static Element progress(Sweep sweep) {
    int[] order = IntStream.range(0, sweep.settings.size()).boxed()
        .sorted(Comparator.comparingInt(i -> sweep.settings.get(i).get("number").getAsInt()))
        .mapToInt(i -> i).toArray();
    double[] numbers = Arrays.stream(order).mapToDouble(i -> sweep.settings.get(i).get("number").getAsInt()).toArray();
    double[] scores = Arrays.stream(order).mapToDouble(sweep::median).toArray();
    double[] best = new double[scores.length];
    double soFar = Double.NaN;
    for (int i = 0; i < scores.length; i++) {
      if (Double.isFinite(scores[i]) && (Double.isNaN(soFar)
          || (sweep.higher ? scores[i] > soFar : scores[i] < soFar))) {
        soFar = scores[i];
      }
      best[i] = soFar;
    }
    Plot plot = new Plot("best so far", Plot.WIDTH, HEIGHT,
        AxisScale.fromZero(Arrays.stream(numbers)).padded(0.02), sweep.scale())
        .axes("trial", sweep.metric());
    plot.line("ink thin", steps(numbers, numbers.length, 1), steps(best, best.length, 0));
    dots(plot, sweep, order, numbers);
    return Parts.figure("Best so far", "the best score after each trial, and the scores of all"
        + " trials.", plot.element());
  }

  /** Every value twice, so that a line goes on level until the next: {@code shift} is 1 for x and 0 for y. */
  private static double[] steps(double[] values, int n, int shift) {
    return IntStream.range(0, 2 * n - 1).mapToDouble(i -> values[(i + shift) / 2]).toArray();
  }

  private static void dots(Plot plot, Sweep sweep, int[] order, double[] x) {
    double[] scores = Arrays.stream(order).mapToDouble(sweep::median).toArray();
    double[] pixelXs = Arrays.stream(x)
        .map(value -> Double.isFinite(value) ? plot.px(value) : Double.NaN).toArray();
    double[] pixelYs = Arrays.stream(scores)
        .map(value -> Double.isFinite(value) ? plot.py(value) : Double.NaN).toArray();
    int best = IntStream.range(0, order.length).filter(i -> order[i] == 0).findFirst().orElseThrow();
    double bestX = pixelXs[best];
    pixelXs[best] = Double.NaN;
    plot.discs("c0", pixelXs, pixelYs, order.length > MANY);
    pixelXs[best] = bestX;
    if (Double.isFinite(bestX) && Double.isFinite(pixelYs[best])) {
      plot.add(Element.of("circle").classes("disc c2").with("cx", bestX).with("cy", pixelYs[best]).with("r", 5));
    }
    for (int i = 0; i < order.length; i++) {
      if (order[i] < HOVERED && Double.isFinite(pixelXs[i]) && Double.isFinite(pixelYs[i])) {
        plot.hoverAt(pixelXs[i], pixelYs[i], sweep.hover(order[i]));
      }
    }
  }

  private static Element setting(Sweep sweep, String key) {
    int[] order = IntStream.range(0, sweep.settings.size()).toArray();
    double[] values = Arrays.stream(order).mapToDouble(i -> number(sweep.change(i, key))).toArray();
    String caption = "the score of every trial; the best is red.";
    if (Arrays.stream(values).allMatch(Double::isFinite)) {
      double least = Arrays.stream(values).min().orElse(0);
      double greatest = Arrays.stream(values).max().orElse(1);
      AxisScale x = least > 0 && greatest / least > 20 ? AxisScale.logarithmic(Arrays.stream(values))
          : AxisScale.linear(Arrays.stream(values)).padded(0.04);
      Plot plot = new Plot(key, Plot.WIDTH, HEIGHT, x, sweep.scale())
          .axes(Plot.shortened(key, 250), sweep.metric());
      dots(plot, sweep, order, values);
      return Parts.figure(key, caption, plot.element());
    }
    Map<String, Integer> places = new LinkedHashMap<>();
    new TreeSet<>(Arrays.stream(order).mapToObj(i -> sweep.change(i, key)).toList())
        .forEach(choice -> places.put(choice, places.size()));
    Plot plot = new Plot(key, Plot.WIDTH, HEIGHT, new AxisScale(-0.5, places.size() - 0.5, false), sweep.scale())
        .yAxis(sweep.metric());
    double room = (plot.rightEdge() - plot.left()) / places.size();
    places.forEach((choice, place) -> plot.add(Plot.text(plot.px(place), HEIGHT - 6, "middle", "tick",
        Plot.shortened(choice.isEmpty() ? "as written" : choice, room - 4))));
    dots(plot, sweep, order, Arrays.stream(order).mapToDouble(i -> places.get(sweep.change(i, key))).toArray());
    return Parts.figure(key, caption, plot.element());
  }

  /** NaN unless it is one. */
  private static double number(String text) {
    return text.matches("[-+]?[0-9.]+([eE][-+]?[0-9]+)?") ? Double.parseDouble(text) : Double.NaN;
  }

  private static Element table(Sweep sweep) {
    List<String> keys = sweep.keys();
    List<String> heads = new ArrayList<>(List.of("rank", sweep.metric(), "failed", "epochs"));
    heads.addAll(keys);
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < Math.min(MOST_ROWS, sweep.settings.size()); i++) {
      int row = i;
      List<Object> cells = new ArrayList<>(List.of(Integer.toString(i + 1), Element.of("b",
          sweep.score(sweep.median(i))), sweep.settings.get(i).get("failed").getAsString(),
          Format.grouped(Math.round(JsonNumbers.number(sweep.settings.get(i), "epochs")))));
      keys.forEach(key -> cells.add(sweep.change(row, key)));
      rows.add(cells);
    }
    return Element.of("div", Parts.table(heads, rows),
        Parts.note(sweep.settings.size() > MOST_ROWS ? "The first " + MOST_ROWS + "; trials.csv has all." : ""));
  }
}
