package io.ganglion.experiments.lint;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.problem.Problem;
import io.ganglion.tables.evidence.Written;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Dates after today in a column whose years have two digits: 75 is 2075 unless the pattern says otherwise. */
final class FutureDates implements Lint {
  private static final Pattern TWO_DIGITS = Pattern.compile("(?<!y)yy(?!y)");

  @Override
  public String name() {
    return "future-dates";
  }

  @Override
  public List<LintFinding> in(Examination examined) {
    List<LintFinding> findings = new ArrayList<>();
    if (examined.asked().isEmpty()) {
      return findings;
    }
    double now = Instant.now().getEpochSecond();
    for (Column column : examined.source().table().columns()) {
      String pattern = examined.asked().get().experiment().data().column(column.name()).pattern();
      if (column instanceof NumberColumn dates && column.type() == Column.Type.DATE
          && TWO_DIGITS.matcher(pattern).find()) {
        int[] rows = IntStream.range(0, dates.size()).filter(row -> dates.values()[row] > now).toArray();
        if (rows.length > 0) {
          findings.add(finding(examined, column, pattern, rows));
        }
      }
    }
    return findings;
  }

  private LintFinding finding(Examination examined, Column column, String pattern, int[] rows) {
    String past = TWO_DIGITS.matcher(pattern.replaceAll("[{][0-9]*}", "")).replaceFirst("yy{1950}");
    return LintFinding.ofData(name(), new Problem("dates are in the future in " + LintText.count(rows.length, "row")
        + ", such as " + column.text(rows[0]), examined.source().place(rows[0], column.name()),
        "years of two digits are those from 2000 on, unless the pattern says from when",
        "set columns: {" + Written.of(column.name()) + ": {pattern: " + Written.of(past) + "}} for years from 1950 on"),
        List.of(column.name()), Map.of("rows", (double) rows.length));
  }
}
