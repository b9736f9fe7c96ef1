package io.ganglion.engine.metric;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.jspecify.annotations.Nullable;

/** Every figure of {@code scikit-learn.txt}; {@code scikit-learn.py} beside it says how they were made. */
class ScikitLearnTest {
  /** Twelve digits: sums in another order differ by less. */
  private static final double DIGITS = 1e-12;
  private static final List<String> LETTERS = List.of("a", "b", "c", "d", "e");

  private record Figure(String kind, String metric, double value) {}

  private record Case(String name, boolean labels, int count, boolean weighted, List<double[]> rows,
      List<Figure> figures) {
    Measures measures() {
      Listing listing = new Listing(false);
      listing.add("target", labels ? new LabelMetrics(labelData())
          : new NumberMetrics(column(0), column(1), weights(2), null));
      return listing.measureAll();
    }

    private LabelData labelData() {
      int[] actual = rows.stream().mapToInt(row -> (int) row[0]).toArray();
      int[] predicted = rows.stream().mapToInt(this::greatest).toArray();
      double[] scores = rows.stream().flatMapToDouble(row -> Arrays.stream(row, 1, 1 + count)).toArray();
      return new LabelData(LETTERS.subList(0, count), actual, predicted, scores, true, weights(1 + count));
    }

    private int greatest(double[] row) {
      int greatest = 0;
      for (int label = 1; label < count; label++) {
        greatest = row[1 + label] > row[1 + greatest] ? label : greatest;
      }
      return greatest;
    }

    private double[] column(int index) {
      return rows.stream().mapToDouble(row -> row[index]).toArray();
    }

    private double @Nullable [] weights(int index) {
      return weighted ? column(index) : null;
    }
  }

  private static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    try (InputStream in = ScikitLearnTest.class.getResourceAsStream("scikit-learn.txt")) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        String[] words = line.split(" ");
        switch (words[0]) {
          case "labels" -> cases.add(new Case(words[1], true, Integer.parseInt(words[2]), words[3].equals("1"),
              new ArrayList<>(), new ArrayList<>()));
          case "numbers" -> cases.add(new Case(words[1], false, 0, words[2].equals("1"), new ArrayList<>(),
              new ArrayList<>()));
          case "row" -> cases.get(cases.size() - 1).rows()
              .add(Arrays.stream(words).skip(1).mapToDouble(Double::parseDouble).toArray());
          default -> cases.get(cases.size() - 1).figures().add(new Figure(words[0], words[1],
              words[2].equals("undefined") ? Double.NaN : Double.parseDouble(words[2])));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return cases;
  }

  @TestFactory
  Stream<DynamicTest> givesTheFiguresOfScikitLearn() {
    return cases().stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> {
      Measures measures = each.measures();
      assertAll(each.figures().stream().map(figure -> () -> {
        Map<String, Double> of = figure.kind().equals("figure") ? measures.values() : measures.baselines();
        double value = of.get(figure.metric());
        String what = figure.kind() + " " + figure.metric();
        if (Double.isNaN(figure.value())) {
          assertEquals(Double.NaN, value, what);
        } else {
          assertEquals(figure.value(), value, DIGITS * Math.max(1, Math.abs(figure.value())), what);
        }
      }));
    }));
  }

  /** What is undefined is said to be so, and why; everything else is a number. */
  @TestFactory
  Stream<DynamicTest> saysWhyAMetricIsUndefined() {
    return cases().stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> {
      Measures measures = each.measures();
      measures.values().forEach((metric, value) -> assertEquals(Double.isNaN(value),
          measures.notes().getOrDefault(metric, "").startsWith("undefined because "), metric));
    }));
  }

  /** For tokens of one character: perplexity is the exponential of the log loss, and bits are it to base 2. */
  @Test
  void languageModelsGoByTheLogLoss() {
    int compared = 0;
    for (Case each : cases()) {
      double logLoss = each.figures().stream()
          .filter(figure -> figure.kind().equals("figure") && figure.metric().equals("log-loss"))
          .mapToDouble(Figure::value).findFirst().orElse(Double.NaN);
      // Where a probability is 0, scikit-learn takes the least number above it.
      if (each.weighted() || !Double.isFinite(logLoss)
          || each.rows().stream().anyMatch(row -> row[1 + (int) row[0]] == 0)) {
        continue;
      }
      int[] characters = new int[each.count()];
      Arrays.fill(characters, 1);
      TokenData data = new TokenData(characters);
      each.rows().forEach(row -> data.add((int) row[0], row, 1));
      Listing listing = new Listing(false);
      listing.add("target", new TokenMetrics(data));
      Map<String, Double> values = listing.measureAll().values();
      assertEquals(Math.exp(logLoss), values.get("perplexity"), DIGITS * Math.exp(logLoss), each.name());
      assertEquals(logLoss / Math.log(2), values.get("bits-per-character"), DIGITS * Math.max(1, logLoss), each.name());
      compared++;
    }
    assertTrue(compared >= 10, compared + " cases");
  }

  @Test
  void comparesAtLeastTenFiguresOfEachMetric() {
    Map<String, Long> counts = cases().stream().flatMap(each -> each.figures().stream())
        .filter(figure -> figure.kind().equals("figure"))
        .collect(Collectors.groupingBy(figure -> Metric.named(figure.metric()).orElseThrow().name(),
            Collectors.counting()));
    // Scikit-learn has none of series and of language models.
    Metric.ALL.stream()
        .filter(metric -> metric.of() != Metric.Of.SERIES && metric.of() != Metric.Of.TOKENS)
        .forEach(metric -> assertTrue(counts.getOrDefault(metric.name(), 0L) >= 10, metric.name()));
    assertTrue(cases().size() >= 40);
  }
}
