package io.ganglion.tables.evidence;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.NumberStyle;
import io.ganglion.engine.data.Quoted;
import io.ganglion.engine.data.Table;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.tables.CellStyles;
import io.ganglion.tables.TextLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Columns of text that are numbers or dates but for the way in which they are written, or but for some cells. */
public final class TextFindings {
  /** Rows at the end that may be totals or a source. */
  private static final int FOOTER = 3;
  /** Different words for missing values. More are text. */
  private static final int FEW_WORDS = 5;

  private final String file;
  private final TextLayout layout;
  private final boolean ofFile;
  private final CellStyles styles;
  private final Map<CategoryColumn, Reading> readings = new LinkedHashMap<>();
  private final boolean ambiguous;

  private TextFindings(String file, Table table, Optional<TextLayout> laidOut, CellStyles styles,
      Predicate<String> declared) {
    this.file = file;
    this.layout = laidOut.orElseGet(TextLayout::new);
    this.ofFile = laidOut.isPresent();
    this.styles = styles;
    List<CategoryColumn> texts = new ArrayList<>();
    boolean fractions = false;
    for (Column column : table.columns()) {
      if (column instanceof CategoryColumn labels && !declared.test(column.name())) {
        texts.add(labels);
      }
      fractions |= column instanceof NumberColumn numbers && column.type() == Column.Type.NUMBER
          && hasFraction(numbers.values());
    }
    Commas commas = fractions ? Commas.BETWEEN_THOUSANDS : Commas.of(texts, layout);
    ambiguous = commas == Commas.UNCLEAR;
    List<NumberStyle> tried = commas.styles(layout);
    for (CategoryColumn labels : texts) {
      Reading.of(counts(labels), tried).ifPresent(reading -> readings.put(labels, reading));
    }
  }

  private static boolean hasFraction(double[] values) {
    for (double value : values) {
      if (value != Math.rint(value) && !Double.isNaN(value)) {
        return true;
      }
    }
    return false;
  }

  /** In how many cells each label is. */
  static Map<String, Integer> counts(CategoryColumn column) {
    int[] counts = new int[column.labels().size()];
    for (int code : column.codes()) {
      if (code != CategoryColumn.MISSING) {
        counts[code]++;
      }
    }
    Map<String, Integer> cells = new LinkedHashMap<>();
    for (int code = 0; code < counts.length; code++) {
      if (counts[code] > 0) {
        cells.put(column.labels().get(code), counts[code]);
      }
    }
    return cells;
  }

  /**
   * Looks at the columns of text.
   *
   * @param file as messages name it
   * @param laidOut how its text is laid out; empty if it has none, as the rows of a query, in which settings of the
   *     layout change nothing
   * @param declared columns whose text is meant
   */
  public static TextFindings of(String file, Table table, Optional<TextLayout> laidOut, CellStyles styles,
      Predicate<String> declared) {
    return new TextFindings(file, table, laidOut, styles, declared);
  }

  /** Whether a column is numbers or dates but for its writing. */
  public boolean concern(String column) {
    return readings.keySet().stream().anyMatch(each -> each.name().equals(column));
  }

  /** The findings; columns that need the same setting are one. */
  public List<CellFinding> all() {
    Map<String, List<CategoryColumn>> alike = new LinkedHashMap<>();
    readings.forEach((column, reading) -> alike.computeIfAbsent(
        reading.isOfAll() && !reading.isOfDates() ? help(column, reading) : "column " + column.name(),
        any -> new ArrayList<>()).add(column));
    return alike.values().stream().map(this::finding).toList();
  }

  /** How each of the columns can be read, by name, in the table's order. */
  public Map<String, Reading> readings() {
    Map<String, Reading> byName = new LinkedHashMap<>();
    readings.forEach((column, reading) -> byName.put(column.name(), reading));
    return byName;
  }

  /** How many rows at the end of the table aren't any: totals, or a source. */
  public int footer() {
    return readings.entrySet().stream().filter(each -> isFooter(each.getKey(), each.getValue()))
        .mapToInt(each -> each.getValue().cells() - each.getValue().read()).max().orElse(0);
  }

  /** The texts in a column of numbers or dates that say that there is no value; empty if others are beside them. */
  public List<String> missingWords(String column) {
    return readings.entrySet().stream().filter(each -> each.getKey().name().equals(column))
        .filter(each -> !isFooter(each.getKey(), each.getValue()) && areMissing(each.getValue()))
        .map(each -> each.getValue().others()).findFirst().orElse(List.of());
  }

  /** Whether what can't be read of a column are a few words for missing values, and limits of what can be measured. */
  private static boolean areMissing(Reading reading) {
    return reading.others().size() <= FEW_WORDS && reading.others().stream().allMatch(text ->
        MissingWords.isOneAmongNumbers(text) || !reading.isOfDates() && MeasuringLimits.isOne(text, reading.style()));
  }

  /** What is found of one column. */
  public Optional<CellFinding> of(String column) {
    return readings.keySet().stream().filter(each -> each.name().equals(column)).findFirst()
        .map(each -> finding(List.of(each)));
  }

  private CellFinding finding(List<CategoryColumn> columns) {
    CategoryColumn first = columns.get(0);
    Reading reading = reading(first);
    List<String> names = columns.stream().map(CategoryColumn::name).toList();
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("cells", (double) reading.cells());
    figures.put("read", (double) reading.read());
    String place = file + (names.size() == 1 ? ": column " : ": columns ") + Quoted.list(names);
    CellFinding.Kind kind = reading.isOfDates() ? CellFinding.Kind.UNREAD_DATES
        : reading.isOfAll() && reading.style().equals(new NumberStyle(',')) ? CellFinding.Kind.DECIMAL_COMMAS
        : CellFinding.Kind.ALMOST_NUMBERS;
    String all = names.size() == 1 ? "all " + reading.cells() + " cells are "
        : "the cells of " + names.size() + " columns are ";
    String message = reading.isOfAll() ? all + shape(reading)
        : reading.read() + " of " + reading.cells() + " cells are " + shape(reading) + "; " + others(first, reading);
    return new CellFinding(kind, new Problem(message, Place.at(place),
        "as text it is left out of the inputs, or each different text becomes a category", help(first, reading)), names,
        figures);
  }

  private Reading reading(CategoryColumn column) {
    return Objects.requireNonNull(readings.get(column));
  }

  /** What the readable cells are. */
  private String shape(Reading reading) {
    if (reading.isOfDates()) {
      return "dates or times of the pattern " + reading.patterns().get(0) + ", such as '" + reading.example() + "'";
    }
    NumberStyle style = reading.style();
    List<String> parts = new ArrayList<>();
    if (style.thousands() != NumberStyle.UNGROUPED && style.thousands() != layout.numbers().thousands()) {
      parts.add(sign(style.thousands()) + " between thousands");
    }
    if (style.point() != layout.point() && reading.example().indexOf(style.point()) >= 0) {
      parts.add("a decimal " + (style.point() == ',' ? "comma" : "point"));
    }
    if (!style.unit().isEmpty()) {
      parts.add("the unit '" + style.unit() + "'");
    }
    return parts.isEmpty() ? "numbers"
        : "numbers with " + String.join(" and ", parts) + ", such as '" + reading.example() + "'";
  }

  private static String sign(char thousands) {
    return switch (thousands) {
      case ',' -> "a comma";
      case '.' -> "a point";
      case ' ' -> "a blank";
      default -> "an apostrophe";
    };
  }

  private String others(CategoryColumn column, Reading reading) {
    int rest = reading.cells() - reading.read();
    return (rest == 1 ? "the other is "
        : reading.others().size() == 1 ? "the other " + rest + " are " : "the others are ")
        + Quoted.list(reading.others())
        + (isFooter(column, reading) ? rest == 1 ? ", in the last row" : ", in the last rows" : "");
  }

  /** Whether the cells that can't be read are those of the last rows. */
  private boolean isFooter(CategoryColumn column, Reading reading) {
    int rest = reading.cells() - reading.read();
    return ofFile && rest > 0 && rest <= FOOTER && !reading.others().stream().allMatch(MissingWords::isOne)
        && IntStream.range(column.size() - rest, column.size()).allMatch(row -> !column.isMissing(row)
            && reading.others().contains(column.label(row)));
  }

  private String help(CategoryColumn column, Reading reading) {
    List<String> cures = new ArrayList<>();
    NumberStyle style = reading.style();
    if (reading.isOfDates()) {
      List<String> settings = reading.patterns().stream()
          .map(pattern -> "columns: {" + Written.of(column.name()) + ": {pattern: " + Written.of(pattern) + "}}")
          .toList();
      cures.add("set " + (settings.size() == 1 ? settings.get(0)
          : settings.get(0) + ", or pattern: " + reading.patterns().stream().skip(1).map(Written::of)
              .collect(Collectors.joining(" or ")) + ", for no cell shows which"));
    } else {
      cureOfStyle(column, style).ifPresent(cures::add);
      if (!style.unit().isEmpty()) {
        cures.add("set columns: {" + Written.of(column.name()) + ": {unit: " + Written.of(style.unit()) + "}}");
      }
    }
    if (!reading.isOfAll()) {
      cures.add(cureOfOthers(column, reading));
    }
    return String.join("; ", cures);
  }

  /** What makes numbers of another point, or with signs between thousands, readable. */
  private Optional<String> cureOfStyle(CategoryColumn column, NumberStyle style) {
    boolean otherPoint = style.point() != layout.point();
    boolean grouped = style.thousands() != layout.numbers().thousands() && style.thousands() != NumberStyle.UNGROUPED;
    if (!otherPoint && !grouped) {
      return Optional.empty();
    }
    String unclear = ambiguous && style.thousands() == ',' ? ", or " : "";
    if (!ofFile) {
      String plain = grouped ? replace(column.name(), style.thousands(), "") : column.name();
      return Optional.of("write numbers with a point in the query: "
          + (otherPoint ? replace(plain, style.point(), ".") : plain) + " AS " + column.name()
          + (unclear.isEmpty() ? "" : unclear + replace(column.name(), ',', ".") + " if it is the decimal point"));
    }
    List<String> settings = new ArrayList<>();
    if (otherPoint) {
      settings.add("decimal: \"" + style.point() + "\"");
    }
    if (grouped) {
      settings.add("thousands: \"" + style.thousands() + "\"");
    }
    return Optional.of("set '" + String.join("' and '", settings) + "' in 'data'"
        + (unclear.isEmpty() ? "" : unclear + "'decimal: \",\"' if it is the decimal point"));
  }

  /** In SQL. */
  private static String replace(String text, char sign, String by) {
    return "REPLACE(" + text + ", '" + (sign == '\'' ? "''" : sign) + "', '" + by + "')";
  }

  private String cureOfOthers(CategoryColumn column, Reading reading) {
    if (isFooter(column, reading)) {
      int rest = reading.cells() - reading.read();
      return "set 'skip-footer: " + rest + "' in 'data' if the last "
          + (rest == 1 ? "row isn't one" : rest + " rows aren't any");
    }
    Optional<String> limit = areMissing(reading) && !reading.isOfDates()
        ? MeasuringLimits.ofAll(reading.others(), reading.style()) : Optional.empty();
    if (limit.isPresent()) {
      return "set columns: {" + Written.of(column.name()) + ": {null-values: " + Written.list(nullValues(column))
          + ", missing: constant, fill: " + Written.of(limit.get()) + ", indicator: true}} to put the limit in their"
          + " place, and let another input say where";
    }
    return areMissing(reading) ? "set 'null-values: " + Written.list(nullValues(column)) + "' in 'data' if "
        + (reading.others().size() == 1 ? "it means" : "they mean") + " that there is no value, and 'missing' for such"
        + " cells"
        : "correct the other cells, or list them in 'null-values' in 'data' if they mean that there is no value";
  }

  /** Those that there are, and the words in any column of numbers, so that one setting does for all. */
  private List<String> nullValues(CategoryColumn column) {
    Set<String> all = new LinkedHashSet<>(styles.of(column.name()).nullValues());
    readings.values().stream().filter(reading -> !reading.isOfDates() && reading.others().size() <= FEW_WORDS)
        .flatMap(reading -> reading.others().stream()).filter(MissingWords::isOneAmongNumbers).forEach(all::add);
    all.addAll(reading(column).others());
    return List.copyOf(all);
  }
}
