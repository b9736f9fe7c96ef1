package io.ganglion.experiments.binding;

import io.ganglion.api.host.ShortestDecimal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A range of numbers that a setting takes: {@code 0.1..0.9}, {@code 2..32}, {@code log:1e-4..1e-1}. Whole numbers if
 * both ends are written as such; others are rounded to four digits, as people write them.
 */
final class Range implements Dimension {
  private static final Pattern FORM = Pattern.compile("(log:)?(.+)\\.\\.(.+)");
  private static final MathContext DIGITS = new MathContext(4);

  private final String path;
  private final String text;
  private final double from;
  private final double to;
  private final boolean logarithmic;
  private final boolean whole;
  private final Function<String, Changes> change;

  private Range(String path, String text, double from, double to, boolean logarithmic, boolean whole,
      Function<String, Changes> change) {
    this.path = path;
    this.text = text;
    this.from = from;
    this.to = to;
    this.logarithmic = logarithmic;
    this.whole = whole;
    this.change = change;
  }

  static boolean isMeant(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches() && (form.group(1) != null || isNumber(form.group(2)) || isNumber(form.group(3)));
  }

  private static boolean isNumber(String text) {
    ScalarKind kind = ScalarKind.of(text);
    return kind == ScalarKind.WHOLE_NUMBER || kind == ScalarKind.NUMBER;
  }

  /**
   * The range that a text {@linkplain #isMeant means}.
   *
   * @param change makes a change of the text of a value
   * @throws IllegalArgumentException if it isn't one; the message says what it must be
   */
  static Range parse(String path, String text, Function<String, Changes> change) {
    Matcher form = FORM.matcher(text);
    if (!form.matches() || !isNumber(form.group(2)) || !isNumber(form.group(3))) {
      throw new IllegalArgumentException("must be a range of two numbers, such as 0.1..0.9 or log:1e-4..1e-1");
    }
    double from = Double.parseDouble(form.group(2));
    double to = Double.parseDouble(form.group(3));
    if (!(from < to) || Double.isInfinite(to - from)) {
      throw new IllegalArgumentException("must go from a smaller number to a larger one");
    }
    boolean logarithmic = form.group(1) != null;
    if (logarithmic && from <= 0) {
      throw new IllegalArgumentException("must begin above 0, because it is logarithmic");
    }
    boolean whole = ScalarKind.of(form.group(2)) == ScalarKind.WHOLE_NUMBER
        && ScalarKind.of(form.group(3)) == ScalarKind.WHOLE_NUMBER;
    return new Range(path, text, from, to, logarithmic, whole, change);
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public Changes at(double share) {
    // Every whole number gets its share, as a part of the numbers from it to the next.
    return changeTo(whole ? StrictMath.floor(between(from, to + 1, share)) : between(from, to, share));
  }

  @Override
  public List<Changes> grid(int points) {
    return IntStream.range(0, points)
        .mapToDouble(i -> points == 1 ? from : between(from, to, (double) i / (points - 1)))
        .map(value -> whole ? StrictMath.rint(value) : value)
        .distinct().mapToObj(this::changeTo).toList();
  }

  private double between(double low, double high, double share) {
    return logarithmic
        ? StrictMath.exp(StrictMath.log(low) + share * (StrictMath.log(high) - StrictMath.log(low)))
        : low + share * (high - low);
  }

  private Changes changeTo(double value) {
    double rounded = whole ? value : new BigDecimal(value).round(DIGITS).doubleValue();
    double inside = Math.min(Math.max(rounded, from), to);
    return change.apply(whole ? Long.toString((long) inside) : ShortestDecimal.of(inside));
  }
}
