package io.ganglion.tables.csv;

import io.ganglion.problem.ProblemException;
import io.ganglion.tables.ByteSource;
import io.ganglion.tables.TextLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A second line of a header, with the units of the columns: {@code [°C]}, {@code m/s}, {@code %}. */
public final class UnitsRow {
  private static final Pattern UNIT = Pattern.compile("[\\[(<{].*[\\])>}]|.*[°%‰/²³µμ].*");
  /** Longer cells are none. Chosen. */
  private static final int LONGEST = 12;

  private UnitsRow() {}

  /** Whether half of the cells below the header are in brackets or have another sign of units, and none is long. */
  public static boolean follows(ByteSource source, TextLayout layout) {
    try (CsvRecords records = CsvRecords.open(source, layout)) {
      if (!layout.header() || !records.next()) {
        return false;
      }
      int width = records.width();
      if (!records.next()) {
        return false;
      }
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < width; i++) {
        String cell = records.cell(i);
        cells.add(cell == null ? "" : cell.strip());
      }
      return cells.stream().allMatch(cell -> cell.length() <= LONGEST)
          && 2 * cells.stream().filter(cell -> UNIT.matcher(cell).matches()).count() >= width;
    } catch (ProblemException e) {
      return false; // who reads all of it says what is wrong
    }
  }
}
