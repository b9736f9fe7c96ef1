package io.ganglion.runner.cli;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.tables.ByteSource;
import io.ganglion.tables.DataFormat;
import io.ganglion.tables.DataFormats;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.TableRequest;
import io.ganglion.tables.TextLayout;
import io.ganglion.tables.WantedColumns;
import io.ganglion.tables.images.NamedImages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a table is written of which no experiment and no model says so. */
final class TableOptions {
  @Option(names = "--format", paramLabel = "FORMAT", converter = DataFormatName.class,
      completionCandidates = DataFormatName.class, description = "The table's format: ${COMPLETION-CANDIDATES}. By its"
          + " name unless given: .dt is proben1, a folder with MNIST's files or idx3 in the name is"
          + " idx, a folder of texts is texts or lines, another folder images.")
  private @Nullable DataFormat format;

  @Option(names = "--delimiter", paramLabel = "TEXT", defaultValue = TextLayout.AUTO,
      description = "The delimiter between fields; guessed from the first lines unless given.")
  private String delimiter;

  @Option(names = "--header", negatable = true, defaultValue = "true", fallbackValue = "true",
        paramLabel = "true|false",
      description = "Whether the first line holds the column names; true unless given.")
  private boolean header;

  @Option(names = "--skip-rows", paramLabel = "N", defaultValue = "0",
      description = "The number of lines to skip before the header or the first row.")
  private int skipRows;

  @Option(names = "--decimal", paramLabel = "TEXT", defaultValue = ".", description = "The decimal point, . or ,")
  private String decimal;

  @Option(names = "--encoding", paramLabel = "NAME", defaultValue = "UTF-8",
      description = "The encoding of the text, such as windows-1252 or Shift_JIS; UTF-8 unless given.")
  private String encoding;

  /** Whether columns can be left out by name. */
  boolean namesColumns(String file) {
    return format(file).namesColumns();
  }

  /** Whether an option says which format it is, or something that only a table of cells has. */
  boolean saysFormat() {
    return format != null || !layout().encoded(new TextLayout().encoding()).equals(
        new TextLayout().delimitedBy(TextLayout.AUTO));
  }

  /** How the table is written, as options or its name say it. */
  DataFormat format(String file) {
    return format != null ? format
        : new TableArgument(file).isStdin() ? DataFormats.usual() : DataFormats.of(Path.of(file));
  }

  /**
   * Reads a table, in which cells may have no value; a column whose cells are the names of image files that are there
   * has the images.
   *
   * @throws ProblemException if it isn't there, or isn't written like that
   */
  SourceTable read(Session session, String file) {
    TableArgument table = new TableArgument(file);
    if (table.isStdin()) {
      return read(file, table.source(session), WantedColumns.ALL);
    }
    if (!Files.exists(Path.of(file))) {
      throw new ProblemException(ExitCode.DATA, new Problem("there is no such file", Place.at(file), ""));
    }
    SourceTable source = read(file, table.source(session), WantedColumns.ALL);
    Map<String, Column.Type> images = new LinkedHashMap<>();
    for (Column column : source.table().columns()) {
      if (format(file).isDelimited() && column instanceof CategoryColumn names
          && NamedImages.areThere(names, Path.of(file).resolveSibling(""))) {
        images.put(column.name(), Column.Type.IMAGE);
      }
    }
    return images.isEmpty() ? source : read(file, table.source(session), WantedColumns.ALL.typed(images));
  }

  private SourceTable read(String file, ByteSource source, WantedColumns columns) {
    return format(file).read(new TableRequest(List.of(source), layout(), columns.allowingGaps(column -> true),
        TableRequest.Use.TRAINING));
  }

  /** How a text file of delimited cells is laid out, as options say it. */
  TextLayout layout() {
    return TableArgument.layout(() ->
        new TextLayout(header, delimiter, new TextLayout().quote(), skipRows, decimal).encoded(encoding));
  }
}
