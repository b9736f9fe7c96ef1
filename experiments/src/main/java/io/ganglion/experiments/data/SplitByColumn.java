package io.ganglion.experiments.data;

import io.ganglion.api.host.KebabCase;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.DateText;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.NumberText;
import io.ganglion.engine.data.Split;
import io.ganglion.experiments.config.SplitSection;
import io.ganglion.experiments.config.SplitSection.Part;
import io.ganglion.experiments.config.UntilSection;
import io.ganglion.problem.Suggestion;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which rows serve what where a column says so: by its values, or by their order. */
final class SplitByColumn {
  private final PlacedExperiment asked;
  private final SplitSection section;
  private final Column column;

  SplitByColumn(PlacedExperiment asked, Column column) {
    this.asked = asked;
    this.section = asked.data().split();
    this.column = column;
  }

  /** @throws DataException if a row's value serves nothing that is known */
  Split split() {
    Part[] parts = section.until().isPresent() ? byOrder(section.until().get()) : byValue();
    return new Split(rows(parts, Part.TRAIN), rows(parts, Part.VALIDATION), rows(parts, Part.TEST));
  }

  private static int[] rows(Part[] parts, Part part) {
    return IntStream.range(0, parts.length).filter(row -> parts[row] == part).toArray();
  }

  private Part[] byValue() {
    Map<String, Part> partOf = section.values();
    if (partOf.isEmpty()) {
      partOf = new LinkedHashMap<>();
      for (Part part : Part.values()) {
        partOf.put(KebabCase.ofConstant(part), part);
      }
    }
    Map<Double, Part> ofNumber = new HashMap<>();
    partOf.forEach((value, part) -> ofNumber.put(NumberText.parse(value), part));
    Part[] parts = new Part[column.size()];
    for (int row = 0; row < parts.length; row++) {
      requireValue(row);
      parts[row] = column instanceof NumberColumn numbers
          ? ofNumber.get(numbers.values()[row])
          : partOf.get(column.text(row));
      if (parts[row] == null) {
        throw unknown(row, partOf.keySet().stream().toList());
      }
    }
    return parts;
  }

  private void requireValue(int row) {
    if (column.isMissing(row)) {
      throw new DataException("the row has no value, so it belongs to no part", row, column.name(),
          "the rows are split by this column");
    }
  }

  private DataException unknown(int row, List<String> values) {
    String value = column.text(row);
    String known = values.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    String guess = column instanceof NumberColumn ? ""
        : Suggestion.nearest(value, values).map(name -> "did you mean '" + name + "'? ").orElse("");
    return new DataException("'" + value + "' doesn't name a part", row, column.name(),
        guess + (section.values().isEmpty()
            ? "the rows are split by this column: write " + known + ", or name its values in data.split.values"
            : "the values that data.split.values names are " + known));
  }

  private Part[] byOrder(UntilSection until) {
    Optional<String> train = Optional.of(until.train());
    requireNumbers(train, "train");
    requireNumbers(until.validation(), "validation");
    requireNumbers(until.test(), "test");
    requireAscending(train, until.validation(), "validation");
    requireAscending(until.validation().isPresent() ? until.validation() : train, until.test(), "test");
    Part[] parts = new Part[column.size()];
    for (int row = 0; row < parts.length; row++) {
      requireValue(row);
      if (isUntil(row, train)) {
        parts[row] = Part.TRAIN;
      } else if (isUntil(row, until.validation())) {
        parts[row] = Part.VALIDATION;
      } else if (until.test().isEmpty() || isUntil(row, until.test())) {
        parts[row] = Part.TEST;
      }
    }
    return parts;
  }

  private boolean isUntil(int row, Optional<String> end) {
    if (end.isEmpty()) {
      return false;
    }
    return column instanceof NumberColumn numbers
        ? numbers.values()[row] <= number(end.get())
        : column.text(row).compareTo(end.get()) <= 0;
  }

  private void requireNumbers(Optional<String> end, String part) {
    if (end.isPresent() && column instanceof NumberColumn && Double.isNaN(number(end.get()))) {
      boolean dates = column.type() == Column.Type.DATE;
      throw asked.problem("data.split.until." + part, "'" + column.name() + "' holds " + (dates ? "dates" : "numbers")
          + ", and '" + end.get() + "' is none", dates ? "write a date such as 1920-05-31" + (pattern().isEmpty() ? ""
              : ", or one of the pattern " + pattern()) : "write a number");
    }
  }

  private String pattern() {
    return asked.data().column(column.name()).pattern();
  }

  private double number(String end) {
    if (column.type() != Column.Type.DATE) {
      double number = NumberText.parse(end);
      return Double.isNaN(number) ? asked.data().csv().numbers().parse(end) : number;
    }
    double date = DateText.of("").parse(end);
    return Double.isNaN(date) ? DateText.of(pattern()).parse(end) : date;
  }

  private void requireAscending(Optional<String> before, Optional<String> end, String part) {
    if (before.isEmpty() || end.isEmpty()) {
      return;
    }
    int order = column instanceof NumberColumn
        ? Double.compare(number(before.get()), number(end.get()))
        : before.get().compareTo(end.get());
    if (order >= 0) {
      throw asked.problem("data.split.until." + part, "the part ends at " + end.get() + ", but the one before it at "
          + before.get(), "parts must follow one another: train, validation, test");
    }
  }

  /** Whether every row of a part comes before every row of the parts behind it. */
  static boolean isInOrder(Split split) {
    int end = -1;
    for (int[] part : List.of(split.train(), split.validation(), split.test())) {
      if (part.length > 0) {
        if (part[0] < end) {
          return false;
        }
        end = Arrays.stream(part).max().getAsInt();
      }
    }
    return true;
  }
}
