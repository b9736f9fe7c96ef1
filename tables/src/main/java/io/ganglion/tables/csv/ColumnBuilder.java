package io.ganglion.tables.csv;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.DateText;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.NumberStyle;
import io.ganglion.engine.data.TextColumn;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.tables.CellStyle;
import io.ganglion.tables.NullValues;
import io.ganglion.tables.CellEvidence;
import io.ganglion.tables.CellEvidence.Seen;
import io.ganglion.tables.evidence.UnreadNumbers;
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
  /** Every whole number below this is a double, and no other becomes the same. */
  private static final double MOST_EXACT = 1L << 53;

  private final String name;
  private final boolean declared;
  private final boolean mayHaveGaps;
  private final NumberStyle numberStyle;
  private final DateText dates;
  private final CellStyle style;
  private final NullValues nullValues;
  /** Null until it is known. */
  private Column.@Nullable Type type;
  private boolean lostText;

  private int size;
  private NumberList numbers = new NumberList();
  private LabelList labels = new LabelList();
  private final List<String> texts = new ArrayList<>();

  private int missing;
  private int firstMissing;
  private int bareNa;
  private int quotedNa;
  private int firstUnreadable;
  private String unreadableText = "";
  private final UnreadNumbers unreadable;
  private boolean hasFractions;
  private Seen leadingZeros = Seen.NONE;
  private Seen bareExponents = Seen.NONE;
  private Seen inexact = Seen.NONE;

  /**
   * @param declaredType null to infer it
   * @param pattern of dates; empty for ISO
   * @param mayHaveGaps whether cells without a value are no problem
   * @param numberStyle of the table's numbers
   * @param style of this column's cells
   */
  ColumnBuilder(String name, Column.@Nullable Type declaredType, String pattern, boolean mayHaveGaps,
      NumberStyle numberStyle, CellStyle style) {
    this.name = name;
    this.declared = declaredType != null;
    this.mayHaveGaps = mayHaveGaps;
    this.numberStyle = numberStyle.of(style.unit());
    this.dates = DateText.of(pattern);
    this.style = style;
    this.nullValues = new NullValues(style.nullValues());
    this.unreadable = new UnreadNumbers(this.numberStyle, style);
    boolean ofLabels = declaredType == Column.Type.BOOLEAN || declaredType == Column.Type.IMAGE; // those name files
    this.type = ofLabels ? Column.Type.CATEGORY : declaredType;
  }

  String name() {
    return name;
  }

  /** Whether it turned out to hold labels after something else had been taken from it. */
  boolean lostText() {
    return lostText;
  }

  /**
   * Adds the next row's cell; blanks around it don't count, but in texts, which are taken as they are.
   *
   * @param text null for {@code NA} without quotes
   */
  void add(@Nullable String text) {
    if (type == Column.Type.TEXT) {
      texts.add(text == null ? CommonsFormat.BARE : text);
      size++;
      return;
    }
    String value = text == null ? CommonsFormat.BARE : text.strip();
    if (nullValues.isOne(value)) {
      if (value.equals(CommonsFormat.BARE)) {
        bareNa += text == null ? 1 : 0;
        quotedNa += CommonsFormat.BARE.equals(text) ? 1 : 0;
      }
      addGap();
    } else if (type == Column.Type.CATEGORY) {
      labels.add(style.labels().isEmpty() ? value : style.labels().getOrDefault(value, value));
    } else {
      addNumber(value);
    }
    size++;
  }

  private void addGap() {
    if (missing++ == 0) {
      firstMissing = size;
    }
    if (type == Column.Type.CATEGORY) {
      labels.addGap();
    } else {
      numbers.add(Double.NaN);
    }
  }

  private void addNumber(String value) {
    double number = type == Column.Type.DATE ? dates.parse(value) : numberStyle.parse(value);
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
    if (!Double.isFinite(number)) {
      if (unreadable.isEmpty()) {
        firstUnreadable = size;
        unreadableText = value;
      }
      unreadable.add(value);
    } else if (nullValues.isOne(number)) {
      addGap();
      return;
    } else if (type == Column.Type.NUMBER) {
      hasFractions |= number != Math.rint(number);
      note(value, number);
    }
    numbers.add(number);
  }

  /** What a number's text shows that the number doesn't. */
  private void note(String value, double number) {
    if (value.charAt(0) == '0' && value.length() > 1 && isDigit(value.charAt(1))) {
      leadingZeros = more(leadingZeros, value);
    }
    if (Math.abs(number) >= MOST_EXACT && isDigit(value.charAt(value.length() - 1)) && value.indexOf('.') < 0
        && value.indexOf('e') < 0 && value.indexOf('E') < 0) {
      inexact = more(inexact, value);
    } else if (Math.abs(number) >= 10 && value.length() > 2 && hasBareExponent(value)) {
      bareExponents = more(bareExponents, value);
    }
  }

  private static boolean hasBareExponent(String value) {
    int at = Math.max(value.indexOf('e'), value.indexOf('E'));
    return at > 0 && isDigit(value.charAt(at + 1)) && isDigit(value.charAt(0)) && value.indexOf('.') < 0
        && value.indexOf(',') < 0;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static Seen more(Seen seen, String value) {
    return new Seen(seen.count() + 1, seen.count() == 0 ? value : seen.example());
  }

  private void becomeLabels(String value) {
    type = Column.Type.CATEGORY;
    lostText = size > missing || !style.labels().isEmpty();
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
      problems.add(new Problem("a value is missing" + others(missing, "; 1 more row has none",
          "; %d more rows have none"), placeOf.apply(firstMissing),
          "fill it in, remove the row or the column, or set 'missing' in 'data'"));
    }
    if (!unreadable.isEmpty()) {
      problems.add(new Problem("'" + unreadableText + "' is " + unreadableAs()
          + others(unreadable.cells(), "; 1 more row has the same error", "; %d more rows have the same error"),
          placeOf.apply(firstUnreadable), cure()));
    }
    return problems;
  }

  private String unreadableAs() {
    return type == Column.Type.DATE ? "not a date"
        : Double.isNaN(numberStyle.parse(unreadableText)) ? "not a number" : "too large for a number";
  }

  private String cure() {
    return type == Column.Type.DATE
        ? "a date such as 2024-02-29 or 2024-02-29T13:45 is expected, or one of the column's 'pattern'"
        : unreadable.cure(name, hasFractions);
  }

  /** What is said of the cells after the first. */
  private static String others(int count, String ofOne, String ofMany) {
    return count == 1 ? "" : count == 2 ? ofOne : String.format(Locale.ROOT, ofMany, count - 1);
  }

  /** What was seen in the cells. */
  CellEvidence evidence() {
    return new CellEvidence(leadingZeros, bareExponents, inexact, bareNa, quotedNa);
  }

  /** The column. The builder is empty afterwards. */
  Column build() {
    if (type == Column.Type.TEXT) {
      return new TextColumn(name, texts);
    }
    return type == Column.Type.CATEGORY
        ? new CategoryColumn(name, labels.labels(), labels.takeCodes())
        : new NumberColumn(name, type == Column.Type.DATE ? Column.Type.DATE : Column.Type.NUMBER, numbers.takeAll());
  }
}
