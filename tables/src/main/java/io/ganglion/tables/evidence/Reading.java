package io.ganglion.tables.evidence;

import io.ganglion.engine.data.DateText;
import io.ganglion.engine.data.NumberStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How all or most cells of a column of text can be read, if not as text.
 *
 * @param style of numbers; nothing to dates
 * @param patterns of dates, more than one if no cell shows which; none for numbers
 * @param cells how many cells there are that have a value
 * @param read how many of them can be read so
 * @param example one of those
 * @param others the different texts that can't, the most frequent first
 */
public record Reading(NumberStyle style, List<String> patterns, int cells, int read, String example,
    List<String> others) {
  /** Fewer different numbers may be codes. */
  private static final int FEW_NUMBERS = 5;
  private static final int FEW_DATES = 2;
  /** This share of the cells has to be readable. Chosen: three of four. */
  private static final double MOST = 0.75;
  /** If the others are words for missing values. */
  private static final double HALF = 0.5;
  /** How many different texts decide which patterns are tried on all. */
  private static final int SAMPLE = 200;

  public Reading {
    patterns = List.copyOf(patterns);
    others = List.copyOf(others);
  }

  /** Whether they are dates. */
  public boolean isOfDates() {
    return !patterns.isEmpty();
  }

  /** Whether every cell can be read so. */
  public boolean isOfAll() {
    return read == cells;
  }

  /**
   * The best reading, if there is one of nearly all cells.
   *
   * @param counts in how many cells each text is
   * @param styles of numbers, the most likely first
   */
  static Optional<Reading> of(Map<String, Integer> counts, List<NumberStyle> styles) {
    if (MonthsAsNumbers.pattern(counts.keySet()).isPresent()) {
      return dates(counts);
    }
    Optional<Reading> numbers = numbers(counts, styles).filter(reading -> reading.isOfMost(FEW_NUMBERS, counts));
    return numbers.isPresent() ? numbers
        : dates(counts).filter(reading -> reading.isOfMost(FEW_DATES, counts));
  }

  private boolean isOfMost(int few, Map<String, Integer> counts) {
    boolean enough = read >= MOST * cells
        || read >= HALF * cells && others.stream().allMatch(MissingWords::isOne);
    return enough && counts.size() - others.size() >= few;
  }

  /** The style by which most cells are numbers, the first of several. */
  private static Optional<Reading> numbers(Map<String, Integer> counts, List<NumberStyle> styles) {
    List<NumberStyle> tried = new ArrayList<>(styles);
    Unit.of(counts).ifPresent(unit -> styles.forEach(style -> tried.add(style.of(unit))));
    Reading best = null;
    for (NumberStyle style : tried) {
      Reading reading = of(counts, style, List.of(), text -> Double.isFinite(style.parse(text)));
      if (reading.read > 0 && (best == null || reading.read > best.read)) {
        best = reading;
      }
    }
    return Optional.ofNullable(best);
  }

  private static Optional<Reading> dates(Map<String, Integer> counts) {
    List<String> sample = counts.keySet().stream().limit(SAMPLE).toList();
    Map<String, Integer> read = new LinkedHashMap<>();
    for (String pattern : DatePatterns.ALL) {
      DateText dates = DateText.of(pattern);
      int count = (int) sample.stream().filter(text -> DatePatterns.mayBe(text) && !Double.isNaN(dates.parse(text)))
          .count();
      if (count >= HALF * sample.size()) {
        read.put(pattern, count);
      }
    }
    Reading best = null;
    List<String> patterns = new ArrayList<>();
    for (String pattern : read.keySet()) {
      DateText dates = DateText.of(pattern);
      Reading reading = of(counts, NumberStyle.PLAIN, List.of(pattern), text -> !Double.isNaN(dates.parse(text)));
      if (best == null || reading.read > best.read) {
        best = reading;
        patterns.clear();
      }
      if (reading.read == best.read) {
        patterns.add(pattern);
      }
    }
    return best == null ? Optional.empty()
        : Optional.of(new Reading(best.style, patterns, best.cells, best.read, best.example, best.others));
  }

  private static Reading of(Map<String, Integer> counts, NumberStyle style, List<String> patterns,
      Predicate<String> reads) {
    int cells = 0;
    int read = 0;
    String example = "";
    List<String> others = new ArrayList<>();
    for (Map.Entry<String, Integer> each : counts.entrySet()) {
      cells += each.getValue();
      if (reads.test(each.getKey())) {
        read += each.getValue();
        example = isTelling(each.getKey(), example) ? each.getKey() : example;
      } else {
        others.add(each.getKey());
      }
    }
    others.sort(Comparator.comparing((String text) -> -counts.getOrDefault(text, 0)));
    return new Reading(style, patterns, cells, read, example, others);
  }

  /** The first text, or the first that shows more than digits. */
  private static boolean isTelling(String text, String before) {
    return before.isEmpty() || isDigits(before) && !isDigits(text);
  }

  private static boolean isDigits(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
