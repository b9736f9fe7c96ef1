package io.ganglion.tables.csv;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.DateText;
import io.ganglion.engine.data.Gaps;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.NumberText;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Gathers one column's cells: numbers and dates as such from the first cell on, so that no text is kept, and each
 * different label once. A column of undeclared type is what its first cell is until another cell is something else;
 * then it holds labels. The cells before that one have lost their text by then, and the file has to be read again.
 */
final class ColumnBuilder {
  private final String name;
  private final boolean declared;
  private final boolean mayHaveGaps;
  private final char point;
  private final DateText dates;
  /** Null until it is known. */
  private Column.@Nullable Type type;
  private boolean lostText;

  private int size;
  private NumberList numbers = new NumberList();
  private LabelList labels = new LabelList();

  private int missing;
  private int firstMissing;
  private int unreadable;
  private int firstUnreadable;
  private String unreadableText = "";

  /**
   * @param declaredType null to infer it
   * @param pattern of dates; empty for ISO
   * @param mayHaveGaps whether cells without a value are no problem
   * @param point the decimal point
   */
  ColumnBuilder(String name, Column.@Nullable Type declaredType, String pattern, boolean mayHaveGaps, char point) {
    this.name = name;
    this.declared = declaredType != null;
    this.mayHaveGaps = mayHaveGaps;
    this.point = point;
    this.dates = DateText.of(pattern);
    this.type = declaredType == Column.Type.BOOLEAN ? Column.Type.CATEGORY : declaredType;
  }

  String name() {
    return name;
  }

  /** Whether it turned out to hold labels after something else had been taken from it. */
  boolean lostText() {
    return lostText;
  }

  /** Adds the next row's cell; blanks around it don't count. */
  void add(String text) {
    String value = text.strip();
    if (Gaps.isOne(value)) {
      if (missing++ == 0) {
        firstMissing = size;
      }
      addGap();
    } else if (type == Column.Type.CATEGORY) {
      labels.add(value);
    } else {
      addNumber(value);
    }
    size++;
  }

  private void addGap() {
    if (type == Column.Type.CATEGORY) {
      labels.addGap();
    } else {
      numbers.add(Double.NaN);
    }
  }

  private void addNumber(String value) {
    double number = type == Column.Type.DATE ? dates.parse(value) : NumberText.parse(value, point);
    if (Double.isNaN(number) && !declared) {
      double seconds = type == null ? dates.parse(value) : Double.NaN;
      if (Double.isNaN(seconds)) {
        becomeLabels(value);
        return;
      }
      type = Column.Type.DATE;
      number = seconds;
    } else if (type == null) {
      type = Column.Type.NUMBER;
    }
    if (!Double.isFinite(number) && unreadable++ == 0) {
      firstUnreadable = size;
      unreadableText = value;
    }
    numbers.add(number);
  }

  private void becomeLabels(String value) {
    type = Column.Type.CATEGORY;
    lostText = size > missing;
    numbers = new NumberList();
    for (int i = 0; i < size; i++) {
      labels.addGap();
    }
    labels.add(value);
  }

  /** What is wrong with its cells. */
  List<Problem> problems(IntFunction<Place> placeOf) {
    List<Problem> problems = new ArrayList<>();
    if (missing > 0 && !mayHaveGaps) {
      problems.add(new Problem(
          "a value is missing" + others(missing, ", nor in 1 more row", ", nor in %d more rows"),
          placeOf.apply(firstMissing),
          "fill it in, remove the row or the column, or set 'missing' in 'data'"));
    }
    if (unreadable > 0) {
      problems.add(new Problem("'" + unreadableText + "' is " + unreadableAs()
          + others(unreadable, "; 1 more row has the same error", "; %d more rows have the same error"),
          placeOf.apply(firstUnreadable), cure()));
    }
    return problems;
  }

  private String unreadableAs() {
    return type == Column.Type.DATE ? "not a date"
        : Double.isNaN(NumberText.parse(unreadableText, point)) ? "not a number" : "too large for a number";
  }

  private String cure() {
    if (type == Column.Type.DATE) {
      return "a date such as 2024-02-29 or 2024-02-29T13:45 is expected, or one of the column's 'pattern'";
    }
    char other = point == '.' ? ',' : '.';
    return Double.isFinite(NumberText.parse(unreadableText, other))
        ? "it is one with 'decimal: \"" + other + "\"' in 'data'"
        : "a number such as 12, -0" + point + "5 or 1" + point + "5e-3 is expected";
  }

  /** What is said of the cells after the first. */
  private static String others(int count, String ofOne, String ofMany) {
    return count == 1 ? "" : count == 2 ? ofOne : String.format(Locale.ROOT, ofMany, count - 1);
  }

  /** The column. The builder is empty afterwards. */
  Column build() {
    return type == Column.Type.CATEGORY
        ? new CategoryColumn(name, labels.labels(), labels.takeCodes())
        : new NumberColumn(name, type == Column.Type.DATE ? Column.Type.DATE : Column.Type.NUMBER, numbers.takeAll());
  }
}
