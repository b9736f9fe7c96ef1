package io.ganglion.tables.csv;

import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.tables.ByteSource;
import io.ganglion.tables.TextLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What reading a text gives: its rows, or its problems as a user sees them. */
final class Outcome {
  private Outcome() {}

  static String of(String text) {
    return of(text, new TextLayout());
  }

  static String of(String text, TextLayout format) {
    return of(text.getBytes(StandardCharsets.UTF_8), format);
  }

  static String of(byte[] bytes, TextLayout format) {
    try {
      return rows(new ByteSource.OfBytes("t.csv", bytes), format).toString();
    } catch (ProblemException e) {
      return problems(e);
    }
  }

  static String problems(ProblemException e) {
    return e.problems().stream().map(Problem::render).collect(Collectors.joining());
  }

  static List<List<String>> rows(ByteSource source, TextLayout format) {
    List<List<String>> rows = new ArrayList<>();
    try (CsvRecords records = CsvRecords.open(source, format)) {
      while (records.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 0; i < records.width(); i++) {
          row.add(records.cell(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }
}
