package io.ganglion.tables.evidence;

import io.ganglion.engine.data.NumberStyle;
import io.ganglion.tables.CellStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Cells of a column that was declared to hold numbers, though these are none, and what would make them some. */
public final class UnreadNumbers {
  /** How many different texts are looked at. */
  private static final int MOST = 1000;
  /** Different words for missing values. More are text. */
  private static final int FEW_WORDS = 5;

  private final NumberStyle expected;
  private final CellStyle style;
  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private int cells;

  /** Of a column whose numbers should be of this style. */
  public UnreadNumbers(NumberStyle expected, CellStyle style) {
    this.expected = expected;
    this.style = style;
  }

  /** One more cell. */
  public void add(String text) {
    cells++;
    if (counts.size() < MOST || counts.containsKey(text)) {
      counts.merge(text, 1, Integer::sum);
    }
  }

  public boolean isEmpty() {
    return cells == 0;
  }

  /** How many there are. */
  public int cells() {
    return cells;
  }

  /**
   * What to do.
   *
   * @param hasFractions whether other cells are numbers with a decimal point, so that the point is right
   */
  public String cure(String column, boolean hasFractions) {
    if (counts.size() <= FEW_WORDS && counts.keySet().stream().allMatch(MissingWords::isOne)) {
      Set<String> all = new LinkedHashSet<>(style.nullValues());
      all.addAll(counts.keySet());
      return "set 'null-values: " + Written.list(List.copyOf(all)) + "' in 'data' if "
          + (counts.size() == 1 ? "it means" : "they mean") + " that there is no value";
    }
    List<NumberStyle> styles = new ArrayList<>();
    char other = expected.point() == '.' ? ',' : '.';
    if (!hasFractions && !counts.keySet().stream().allMatch(this::isGrouped)) {
      styles.add(new NumberStyle(other));
      styles.add(new NumberStyle(other, expected.point(), ""));
    }
    styles.add(new NumberStyle(expected.point(), other, ""));
    styles.add(new NumberStyle(expected.point(), ' ', ""));
    styles.add(new NumberStyle(expected.point(), '\'', ""));
    Optional<String> unit = Unit.of(counts);
    List<NumberStyle> tried = new ArrayList<>(styles);
    unit.ifPresent(text -> {
      tried.add(expected.of(text));
      styles.forEach(each -> tried.add(each.of(text)));
    });
    return tried.stream().filter(this::readsAll).findFirst().map(each -> settings(column, each)).orElseGet(this::usual);
  }

  private boolean isGrouped(String text) {
    return Double.isFinite(new NumberStyle(expected.point(), expected.point() == '.' ? ',' : '.', "").parse(text))
        && !text.matches("[-+]?0.*");
  }

  private boolean readsAll(NumberStyle other) {
    return counts.keySet().stream().filter(text -> !MissingWords.isOne(text))
        .allMatch(text -> Double.isFinite(other.parse(text)));
  }

  private String settings(String column, NumberStyle other) {
    List<String> settings = new ArrayList<>();
    if (other.point() != expected.point()) {
      settings.add("'decimal: \"" + other.point() + "\"'");
    }
    if (other.thousands() != NumberStyle.UNGROUPED) {
      settings.add("'thousands: \"" + other.thousands() + "\"'");
    }
    if (!other.unit().isEmpty()) {
      settings.add("'columns: {" + Written.of(column) + ": {unit: " + Written.of(other.unit()) + "}}'");
    }
    return (cells == 1 ? "it is a number" : "they are numbers") + " with " + String.join(" and ", settings)
        + " in 'data'";
  }

  private String usual() {
    char point = expected.point();
    String unit = expected.unit().isEmpty() ? "" : " and the unit '" + expected.unit() + "'";
    return "a number such as 12, -0" + point + "5 or 1" + point + "5e-3" + unit + " is expected";
  }
}
