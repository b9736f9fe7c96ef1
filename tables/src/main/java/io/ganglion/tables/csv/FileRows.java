package io.ganglion.tables.csv;

import io.ganglion.problem.Place;
import io.ganglion.tables.RowNames;
import io.ganglion.tables.TextLayout;
import java.nio.file.Path;
import java.util.List;

/**
 * The rows of a table that one of its files gave.
 *
 * @param file as messages name it
 * @param folder that what its cells name is relative to
 * @param format how it is written, the delimiter included
 * @param from the first of its rows
 * @param places where each stood, from 0
 * @param names what messages call them
 * @param notes what was left out
 */
record FileRows(String file, Path folder, TextLayout format, int from, RowPlaces places, RowNames names,
    RowNotes notes) {
  /** The file that gave a row of a table with these files. */
  static FileRows of(List<FileRows> files, int row) {
    int last = files.size() - 1;
    while (files.get(last).from() > row) {
      last--;
    }
    return files.get(last);
  }

  /** The place of a cell of a table with these files. */
  static Place place(List<FileRows> files, int row, String column) {
    FileRows file = of(files, row);
    int within = row - file.from();
    return CsvRecords.place(file.file(), file.names().of(file.places().fileRow(within), file.places().line(within)),
        column);
  }
}
