package io.ganglion.tables.images;

import io.ganglion.engine.data.Table;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.tables.SourceTable;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Images, and their labels if these are wanted.
 *
 * @param file the folder, as messages name it
 * @param files those of the rows, as messages name them
 */
record ImageTable(String file, Table table, List<String> files, List<Problem> warnings) implements SourceTable {
  ImageTable {
    files = List.copyOf(files);
    warnings = List.copyOf(warnings);
  }

  @Override
  public ImageTable keeping(int[] rows) {
    return new ImageTable(file, table.rows(rows), IntStream.of(rows).mapToObj(files::get).toList(), warnings);
  }

  @Override
  public Place place(int row, String column) {
    return Place.at(files.get(row));
  }
}
