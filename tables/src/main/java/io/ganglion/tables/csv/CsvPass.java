package io.ganglion.tables.csv;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.Table;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.tables.ByteSource;
import io.ganglion.tables.RowAccount;
import io.ganglion.tables.TextLayout;
import io.ganglion.tables.WantedColumns;
import io.ganglion.tables.CellEvidence;
import io.ganglion.tables.images.NamedImages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One reading of the files of a table. */
final class CsvPass {
  private static final int NO_CELL = -1;

  private final WantedColumns wanted;
  private final Map<String, Column.Type> types;
  private final List<FileRows> files = new ArrayList<>();
  private @Nullable CsvHeader first;
  private List<ColumnBuilder> builders = List.of();
  /** The cells of the columns that are kept as they are written. */
  private final Map<String, LabelList> written = new LinkedHashMap<>();
  private int rows;

  /**
   * @param types of columns, by name; those not named are inferred
   */
  CsvPass(WantedColumns wanted, Map<String, Column.Type> types) {
    this.wanted = wanted;
    this.types = types;
  }

  /** Adds the rows of a file. */
  void read(ByteSource source, TextLayout format) {
    try (CsvRecords records = CsvRecords.open(source, format)) {
      CsvHeader header = header(records, source.name());
      requireRowOfCells(records, source.name());
      int before = rows;
      read(records, header, source, Integer.MAX_VALUE, Optional.empty());
      records.requireAccounted(rows - before);
    }
  }

  /**
   * Adds rows of a file from the current one on, at most {@code most}, and those that follow with the same cell in a
   * column.
   *
   * @return whether there are more
   */
  boolean read(CsvRecords records, CsvHeader header, ByteSource source, int most, Optional<String> together) {
    FileRows file = new FileRows(source.name(), folder(source), records.format(), rows, new RowPlaces(), source.rows(),
        records.notes());
    files.add(file);
    int group = together.map(column -> header.cells(List.of(column))[0]).orElse(NO_CELL);
    return addRows(records, header, file, most, group);
  }

  /** That of a file; the current one for a stream. */
  private static Path folder(ByteSource source) {
    Path folder = source instanceof ByteSource.OfPath file ? file.path().getParent() : null;
    return folder == null ? Path.of("") : folder;
  }

  /** Reads a file's header, or generates one, and checks that all requested columns are there. */
  CsvHeader header(CsvRecords records, String name) {
    requireRow(records, name);
    CsvHeader header = CsvHeader.of(records);
    if (first == null) {
      begin(header, name, records.format());
    } else {
      header.requireSame(name, first, files.get(0).file(), wanted, records.format());
    }
    return header;
  }

  /** The columns are those that are requested from this file. */
  void begin(CsvHeader header, String name, TextLayout format) {
    first = header;
    builders = header.builders(name, wanted, types, format);
    builders.stream().map(ColumnBuilder::name).filter(wanted.written()::contains)
        .forEach(kept -> written.put(kept, new LabelList()));
  }

  /** Goes on from the header, if there is one. */
  static void requireRowOfCells(CsvRecords records, String name) {
    if (records.format().header() && !records.next()) {
      throw new ProblemException(ExitCode.DATA, new Problem("the file has a header and no rows", Place.at(name),
          "at least one row is needed; if this is it, set 'header: false'"));
    }
  }

  /** Goes to the first row. */
  static void requireRow(CsvRecords records, String file) {
    if (!records.next()) {
      TextLayout format = records.format();
      String nothing = format.skipRows() == 0 ? "the file is empty" : "there is nothing after the skipped rows";
      throw new ProblemException(ExitCode.DATA, new Problem(nothing, Place.at(file),
          format.header() ? "a header and at least one row are needed" : "at least one row is needed"));
    }
  }

  private boolean addRows(CsvRecords records, CsvHeader header, FileRows file, int most, int group) {
    int[] cells = header.cells(builders);
    int from = rows;
    int[] kept = written.isEmpty() ? new int[0] : header.cells(written.keySet());
    List<LabelList> texts = List.copyOf(written.values());
    boolean more;
    boolean goesOn;
    do {
      for (int i = 0; i < kept.length; i++) {
        texts.get(i).add(Objects.requireNonNullElse(records.cell(kept[i]), CommonsFormat.BARE));
      }
      for (int i = 0; i < cells.length; i++) {
        builders.get(i).add(records.cell(cells[i]));
      }
      file.places().add(rows - from, records.row(), records.line());
      rows = Math.addExact(rows, 1);
      String last = group == NO_CELL ? null : records.cell(group);
      more = records.next();
      goesOn = more && (rows - from < most || group != NO_CELL && Objects.equals(records.cell(group), last));
    } while (goesOn);
    return more;
  }

  /** Those whose cells have to be read again, as labels. */
  List<String> columnsThatLostText() {
    return builders.stream().filter(ColumnBuilder::lostText).map(ColumnBuilder::name).toList();
  }

  /**
   * What was read. The pass is of no use afterwards.
   *
   * @throws ProblemException if a cell isn't what it should be
   */
  CsvTable table() {
    List<Problem> problems = builders.stream().flatMap(builder ->
        builder.problems(row -> FileRows.place(files, row, builder.name())).stream()).toList();
    if (!problems.isEmpty()) {
      throw new ProblemException(ExitCode.DATA, problems);
    }
    Map<String, CellEvidence> evidence = new LinkedHashMap<>();
    builders.forEach(builder -> evidence.put(builder.name(), builder.evidence()));
    Map<String, Column> texts = new LinkedHashMap<>();
    written.forEach((name, list) -> texts.put(name, new CategoryColumn(name, list.labels(), list.takeCodes())));
    Table table = new Table(builders.stream().map(this::column).toList());
    if (!table.columns().isEmpty()) {
      RowAccount.requireAll(files.get(0).file(), rows, table.rows());
    }
    return new CsvTable(files, table, Objects.requireNonNull(first), evidence, texts);
  }

  private Column column(ColumnBuilder builder) {
    Column column = builder.build();
    if (types.get(builder.name()) != Column.Type.IMAGE) {
      return column;
    }
    return new NamedImages(builder.name(), wanted.styles().of(builder.name()).images(),
        wanted.images().get(builder.name())).read((CategoryColumn) column, row -> FileRows.of(files, row).folder(),
            row -> FileRows.place(files, row, builder.name()));
  }
}
