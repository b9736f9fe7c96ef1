package io.ganglion.experiments.lint;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.Quoted;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Inputs that repeat another input, in all training rows. Three ways are looked for: each value of one goes with one
 * value of the other; the value of one follows from that of the other, which has more; two columns of numbers have a
 * correlation of ±{@value #CORRELATION} or beyond.
 *
 * <p>The first is found by a hash of each column, the others by looking at pairs in some hundred rows, and in all of
 * them only where that looks like one.
 */
final class RepeatedColumns implements Lint {
  /** The mean radius and the mean perimeter of breast cancer cells, which the nets do well with, have .9979. */
  private static final double CORRELATION = 0.999;
  /** With fewer rows, much goes together by chance. */
  private static final int FEW = 20;
  /** Each value has to come so often, in the mean, for it to mean something that it goes with another. */
  private static final int ROWS_PER_VALUE = 5;
  private static final int VALUES = 1_000;
  /** A column that has the same value nearly everywhere goes together with any other such. */
  private static final double NEARLY_CONSTANT = 0.99;
  private static final int SAMPLE = 256;
  /** With more columns, their pairs would take a noticeable time. */
  private static final int COLUMNS_OF_NUMBERS = 2_000;
  private static final int COLUMNS_OF_FEW_VALUES = 300;
  /** A column whose value follows from another has so few values, and not nearly always the same. */
  private static final int FOLLOWING_VALUES = 20;
  private static final double FOLLOWING_CONSTANT = 0.95;
  /** Up to this many findings are reported one by one. */
  private static final int SINGLE = 5;

  @Override
  public String name() {
    return "repeated-columns";
  }

  /** That a column repeats another. */
  private record Pair(Column column, Column like, String sentence, Map<String, Double> figures) {}

  @Override
  public List<LintFinding> in(Examination examined) {
    if (!examined.canIgnore() || examined.rows().length < FEW) {
      return List.of();
    }
    Search search = new Search(examined);
    search.oneToOne();
    search.following();
    search.correlated();
    List<Pair> pairs = search.pairs;
    if (pairs.size() <= SINGLE) {
      return pairs.stream().map(pair -> LintFinding.ofData(name(), new Problem(pair.sentence(),
          examined.place(pair.column()), "the network gets the same information twice, and more weights",
          "name one of the two in 'ignore'"), List.of(pair.column().name(), pair.like().name()), pair.figures()))
          .toList();
    }
    List<String> names = pairs.stream().map(pair -> pair.column().name()).toList();
    return List.of(LintFinding.ofData(name(), new Problem(pairs.size() + " columns repeat others: "
        + Quoted.list(names) + "; the first what '" + pairs.get(0).like().name() + "' says",
        Place.at(examined.source().file()), "the network gets the same information twice, and more weights",
        "name them in 'ignore'"), names, Map.of("columns", (double) pairs.size())));
  }

  /** Which columns repeat others; of a pair, the one that comes later, or whose values are fewer. */
  private static final class Search {
    private final int[] rows;
    private final List<Column> columns;
    private final List<Pair> pairs = new ArrayList<>();
    private final Set<Column> found = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Column> nearlyConstant = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Column> ofFewValues = new ArrayList<>();

    Search(Examination examined) {
      this.rows = examined.rows();
      this.columns = examined.inputs();
    }

    private void add(Column column, Column like, String sentence, Map<String, Double> figures) {
      pairs.add(new Pair(column, like, sentence, figures));
      found.add(column);
    }

    private Optional<Codes> codes(Column column) {
      return Codes.of(column, rows, Math.min(VALUES, rows.length / ROWS_PER_VALUE));
    }

    void oneToOne() {
      Map<Long, Column> byHash = new HashMap<>();
      for (Column column : columns) {
        Optional<Codes> codes = codes(column);
        if (codes.isEmpty()) {
          continue;
        }
        if (codes.get().most() > NEARLY_CONSTANT * rows.length) {
          nearlyConstant.add(column);
          continue;
        }
        Column first = byHash.putIfAbsent(hash(codes.get().codes()), column);
        if (first != null && Arrays.equals(codes(first).orElseThrow().codes(), codes.get().codes())) {
          int values = codes.get().count();
          add(column, first, "it repeats '" + first.name() + "': each of its " + values
              + " values corresponds to one of '" + first.name() + "', in all "
              + LintText.count(rows.length, "row"), Map.of("values", (double) values));
        } else {
          ofFewValues.add(column);
        }
      }
    }

    private static long hash(int[] codes) {
      long hash = 0;
      for (int code : codes) {
        hash = (hash ^ code) * 0x9E3779B97F4A7C15L;
        hash ^= hash >>> 32;
      }
      return hash;
    }

    void following() {
      int[] some = spread();
      List<Column> candidates = new ArrayList<>();
      List<Codes> samples = new ArrayList<>();
      for (Column column : ofFewValues.subList(0, Math.min(ofFewValues.size(), COLUMNS_OF_FEW_VALUES))) {
        Codes.of(column, some, FOLLOWING_VALUES).ifPresent(codes -> {
          candidates.add(column);
          samples.add(codes);
        });
      }
      for (int i = 0; i < candidates.size(); i++) {
        for (int j = 0; j < candidates.size() && !found.contains(candidates.get(i)); j++) {
          if (i != j && samples.get(i).followFrom(samples.get(j)) && follows(candidates.get(i), candidates.get(j))) {
            add(candidates.get(i), candidates.get(j), "it is determined by '" + candidates.get(j).name()
                + "', each value of which occurs with only one of its values, in all "
                + LintText.count(rows.length, "row"),
                Map.of("values", (double) codes(candidates.get(i)).orElseThrow().count()));
          }
        }
      }
    }

    private boolean follows(Column column, Column from) {
      Codes codes = codes(column).orElseThrow();
      Codes others = codes(from).orElseThrow();
      return codes.count() < others.count() && others.count() <= FOLLOWING_VALUES
          && rows.length >= FEW * others.count()
          && codes.most() <= FOLLOWING_CONSTANT * rows.length && codes.followFrom(others);
    }

    void correlated() {
      List<NumberColumn> numbers = columns.stream()
          .filter(column -> column instanceof NumberColumn && !found.contains(column)
              && !nearlyConstant.contains(column))
          .map(NumberColumn.class::cast).limit(COLUMNS_OF_NUMBERS).toList();
      int[] some = spread();
      double[][] samples = numbers.stream().map(column -> standardized(column, some)).toArray(double[][]::new);
      for (int i = 0; i < samples.length; i++) {
        for (int j = 0; j < i && !found.contains(numbers.get(i)); j++) {
          if (Math.abs(product(samples[i], samples[j])) > 2 * CORRELATION - 1) {
            double r = correlation(numbers.get(i), numbers.get(j));
            if (Math.abs(r) >= CORRELATION) {
              add(numbers.get(i), numbers.get(j), "it repeats '" + numbers.get(j).name()
                  + "': their correlation is " + (Math.abs(r) > 1 - 5e-6 ? r > 0 ? "1" : "-1"
                  : String.format(Locale.ROOT, "%.5f", r)), Map.of("correlation", r));
            }
          }
        }
      }
    }

    private int[] spread() {
      int size = Math.min(rows.length, SAMPLE);
      return IntStream.range(0, size).map(i -> rows[(int) ((long) i * rows.length / size)]).toArray();
    }

    /** With mean 0 and length 1, a missing value as if it were the mean; all 0 if they are the same. */
    private static double[] standardized(NumberColumn column, int[] some) {
      double[] values = IntStream.of(some).mapToDouble(row -> column.values()[row]).toArray();
      double mean = Arrays.stream(values).filter(x -> !Double.isNaN(x)).average().orElse(0);
      double squares = 0;
      for (int i = 0; i < values.length; i++) {
        values[i] = Double.isNaN(values[i]) ? 0 : values[i] - mean;
        squares += values[i] * values[i];
      }
      for (int i = 0; i < values.length; i++) {
        values[i] = squares == 0 ? 0 : values[i] / Math.sqrt(squares);
      }
      return values;
    }

    private static double product(double[] a, double[] b) {
      double sum = 0;
      for (int i = 0; i < a.length; i++) {
        sum += a[i] * b[i];
      }
      return sum;
    }

    /** Over the rows in which both have a value; 0 if one of the two has a value where the other has none. */
    private double correlation(NumberColumn a, NumberColumn b) {
      if (!IntStream.of(rows).allMatch(row -> a.isMissing(row) == b.isMissing(row))) {
        return 0;
      }
      int[] known = IntStream.of(rows).filter(row -> !a.isMissing(row)).toArray();
      return product(standardized(a, known), standardized(b, known));
    }
  }
}
