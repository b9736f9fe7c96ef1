package io.ganglion.tables.csv;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.NumberStyle;
import io.ganglion.engine.data.Table;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.tables.CellStyle;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.WantedColumns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Rows whose cells are given one by one, as texts that mean what they would in a CSV file: the same gaps, labels and
 * dates. Numbers have a decimal point, and no unit.
 */
public final class GivenRows {
  private final String source;
  private final BiFunction<Integer, String, Place> placeOf;
  private final List<Given> columns = new ArrayList<>();

  /**
   * @param source as messages name it
   * @param names the columns whose cells are given
   * @param wanted how they are read
   * @param placeOf the place of a cell by its row, from 0, and its column
   */
  public GivenRows(String source, List<String> names, WantedColumns wanted,
      BiFunction<Integer, String, Place> placeOf) {
    this.source = source;
    this.placeOf = placeOf;
    for (String name : names) {
      columns.add(new Given(name, wanted));
    }
  }

  /**
   * Adds the next row's cell of a column; each row gives one to every column.
   *
   * @param column its place among the names
   * @param text an empty one is no value, but in columns of texts
   */
  public void add(int column, String text) {
    columns.get(column).builder.add(text);
    List<String> kept = columns.get(column).kept;
    if (kept != null) {
      kept.add(text);
    }
  }

  /** The same, and how the source writes the cell: {@link SourceTable#written} has that where it is asked for. */
  public void add(int column, String text, String written) {
    add(column, text);
    LabelList asWritten = columns.get(column).written;
    if (asWritten != null) {
      asWritten.add(written);
    }
  }

  /**
   * The table, of at least one row. No row can be added afterwards.
   *
   * @throws ProblemException if a cell isn't what it should be
   */
  public SourceTable table() {
    List<Problem> problems = columns.stream().flatMap(column -> column.builder()
        .problems(row -> placeOf.apply(row, column.name)).stream()).toList();
    if (!problems.isEmpty()) {
      throw new ProblemException(ExitCode.DATA, problems);
    }
    Map<String, Column> written = new LinkedHashMap<>();
    for (Given column : columns) {
      if (column.written != null) {
        written.put(column.name, new CategoryColumn(column.name, column.written.labels(), column.written.takeCodes()));
      }
    }
    return new GivenTable(source, new Table(columns.stream().map(column -> column.builder().build()).toList()),
        written, placeOf, null);
  }

  /** A column whose cells are being given. */
  private static final class Given {
    private final String name;
    private final WantedColumns wanted;
    private ColumnBuilder builder;
    /** The cells of a column of undeclared type, which may turn out to hold labels. */
    private final @Nullable List<String> kept;
    private final @Nullable LabelList written;

    private Given(String name, WantedColumns wanted) {
      this.name = name;
      this.wanted = wanted;
      this.builder = builder(wanted.types().get(name));
      this.kept = wanted.types().containsKey(name) ? null : new ArrayList<>();
      this.written = wanted.written().contains(name) ? new LabelList() : null;
    }

    private ColumnBuilder builder(Column.@Nullable Type type) {
      CellStyle style = wanted.styles().of(name);
      return new ColumnBuilder(name, type, wanted.patterns().getOrDefault(name, ""), wanted.gaps().test(name),
          NumberStyle.PLAIN, new CellStyle(style.nullValues(), "", style.labels()));
    }

    /** With all cells. */
    private ColumnBuilder builder() {
      if (kept != null && builder.lostText()) {
        builder = builder(Column.Type.CATEGORY);
        kept.forEach(builder::add);
      }
      return builder;
    }
  }

  /** What was given, or some rows of it. */
  private static final class GivenTable implements SourceTable {
    private final String file;
    private final Table table;
    private final Map<String, Column> texts;
    private final BiFunction<Integer, String, Place> placeOf;
    /** The rows that were kept; null if all of them. */
    private final int @Nullable [] kept;

    private GivenTable(String file, Table table, Map<String, Column> texts, BiFunction<Integer, String, Place> placeOf,
        int @Nullable [] kept) {
      this.file = file;
      this.table = table;
      this.texts = texts;
      this.placeOf = placeOf;
      this.kept = kept;
    }

    @Override
    public String file() {
      return file;
    }

    @Override
    public Table table() {
      return table;
    }

    @Override
    public GivenTable keeping(int[] rows) {
      if (kept != null) {
        throw new IllegalStateException("rows of '" + file + "' have been left out before");
      }
      return new GivenTable(file, table.rows(rows), texts, placeOf, rows);
    }

    @Override
    public Place place(int row, String column) {
      return placeOf.apply(kept == null ? row : kept[row], column);
    }

    @Override
    public Optional<Column> written(String column) {
      return Optional.ofNullable(texts.get(column)).map(text -> kept == null ? text : text.rows(kept));
    }
  }
}
