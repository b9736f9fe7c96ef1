package io.ganglion.runner.csv;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.runner.problem.Place;
import io.ganglion.runner.problem.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Gathers one column's cells: numbers as such from the first cell on, so that no text is kept, and each different label
 * once. A column of undeclared type holds numbers until a cell is none; the numbers before it have lost their text by
 * then, and the file has to be read again.
 */
final class ColumnBuilder {
  private static final Set<String> MISSING = Set.of("", "NA", "?");

  private final String name;
  private final int cell;
  private final boolean declared;
  private final boolean mayHaveGaps;
  private Column.Type type;
  private boolean lostText;

  private int size;
  private double[] numbers = new double[16];
  private int[] codes = new int[16];
  private final List<String> labels = new ArrayList<>();
  private final Map<String, Integer> codeOf = new HashMap<>();

  private int missing;
  private int firstMissing;
  private int unreadable;
  private int firstUnreadable;
  private String unreadableText;

  /**
   * @param cell its index within a row
   * @param declaredType null to infer it
   * @param mayHaveGaps whether cells without a value are no problem
   */
  ColumnBuilder(String name, int cell, Column.Type declaredType, boolean mayHaveGaps) {
    this.name = name;
    this.cell = cell;
    this.declared = declaredType != null;
    this.mayHaveGaps = mayHaveGaps;
    this.type = declared ? declaredType : Column.Type.NUMBER;
  }

  String name() {
    return name;
  }

  /** Its index within a row. */
  int cell() {
    return cell;
  }

  /** Whether it turned out to hold labels after numbers had been taken from it. */
  boolean lostText() {
    return lostText;
  }

  /** Adds the next row's cell; blanks around it don't count. */
  void add(String text) {
    String value = text.strip();
    if (MISSING.contains(value)) {
      if (missing++ == 0) {
        firstMissing = size;
      }
      addGap();
    } else if (type == Column.Type.NUMBER) {
      addNumber(value);
    } else {
      addLabel(value);
    }
  }

  private void addGap() {
    if (type == Column.Type.NUMBER) {
      append(Double.NaN);
    } else {
      append(CategoryColumn.MISSING);
    }
  }

  private void append(double number) {
    if (size >= numbers.length) {
      numbers = Arrays.copyOf(numbers, grown(size));
    }
    numbers[size++] = number;
  }

  private void append(int code) {
    if (size >= codes.length) {
      codes = Arrays.copyOf(codes, grown(size));
    }
    codes[size++] = code;
  }

  private void addNumber(String value) {
    double number = NumberText.parse(value);
    if (Double.isNaN(number) && !declared) {
      type = Column.Type.CATEGORY;
      lostText = size > missing;
      numbers = new double[0];
      codes = new int[grown(size)];
      Arrays.fill(codes, 0, size, CategoryColumn.MISSING);
      addLabel(value);
      return;
    }
    if (!Double.isFinite(number) && unreadable++ == 0) {
      firstUnreadable = size;
      unreadableText = value;
    }
    append(number);
  }

  private void addLabel(String value) {
    Integer code = codeOf.putIfAbsent(value, labels.size());
    if (code == null) {
      code = labels.size();
      labels.add(value);
    }
    append((int) code);
  }

  private static int grown(int size) {
    return Math.addExact(size, size / 2 + 1);
  }

  /** What is wrong with its cells. */
  List<Problem> problems(IntFunction<Place> placeOf) {
    List<Problem> problems = new ArrayList<>();
    if (missing > 0 && !mayHaveGaps) {
      problems.add(new Problem(
          "there is no value here" + others(missing, ", nor in 1 more row", ", nor in %d more rows"),
          placeOf.apply(firstMissing),
          "fill it in, leave the row or the column out, or say what to do by 'missing' in 'data'"));
    }
    if (unreadable > 0) {
      boolean tooLarge = !Double.isNaN(NumberText.parse(unreadableText));
      problems.add(new Problem("'" + unreadableText + "' is " + (tooLarge ? "too large for a number" : "not a number")
          + others(unreadable, "; 1 more row has none either", "; %d more rows have none either"),
          placeOf.apply(firstUnreadable),
          "a number such as 12, -0.5 or 1.5e-3 is expected"));
    }
    return problems;
  }

  /** What is said of the cells after the first. */
  private static String others(int count, String ofOne, String ofMany) {
    return count == 1 ? "" : count == 2 ? ofOne : String.format(Locale.ROOT, ofMany, count - 1);
  }

  Column build() {
    return type == Column.Type.NUMBER
        ? new NumberColumn(name, Arrays.copyOf(numbers, size))
        : new CategoryColumn(name, labels, Arrays.copyOf(codes, size));
  }
}
