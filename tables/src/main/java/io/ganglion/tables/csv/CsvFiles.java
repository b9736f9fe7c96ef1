package io.ganglion.tables.csv;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.ImageColumn;
import io.ganglion.engine.data.Table;
import io.ganglion.tables.ByteSource;
import io.ganglion.tables.DataFormat;
import io.ganglion.tables.DataHash;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.TablePieces;
import io.ganglion.tables.TableRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** Comma-separated values, or another delimiter. */
public record CsvFiles() implements DataFormat {
  @Override
  public String name() {
    return "csv";
  }

  @Override
  public String title() {
    return "CSV";
  }

  @Override
  public boolean takesSeveralFiles() {
    return true;
  }

  @Override
  public boolean namesColumns() {
    return true;
  }

  @Override
  public boolean isDelimited() {
    return true;
  }

  @Override
  public Optional<List<String>> columnNames(TableRequest request) {
    // What is wrong with the file is found when it is read.
    return request.first() instanceof ByteSource.OfPath file && !Files.isRegularFile(file.path())
        ? Optional.empty()
        : Optional.of(CsvReader.names(request.first(), request.layout()));
  }

  @Override
  public SourceTable read(TableRequest request) {
    return CsvReader.read(request.sources(), request.layout(), request.columns());
  }

  @Override
  public TablePieces open(TableRequest request, int rows) {
    return request.sources().size() > 1 ? TablePieces.of(read(request))
        : CsvPieces.open(request.first(), request.layout(), request.columns(), rows);
  }

  @Override
  public TablePieces openTogether(TableRequest request, int rows, String column) {
    return request.sources().size() > 1 ? TablePieces.of(read(request))
        : CsvPieces.openTogether(request.first(), request.layout(), request.columns(), rows, column);
  }

  /** Of what cells name, too. */
  @Override
  public String sha256(TableRequest request, SourceTable table) throws IOException {
    String ofFiles = DataFormat.super.sha256(request, table);
    List<Column> images = table.table().columns().stream().filter(ImageColumn.class::isInstance).toList();
    return images.isEmpty() ? ofFiles : DataHash.of(ofFiles, new Table(images));
  }
}
