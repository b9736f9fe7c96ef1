package io.ganglion.tables;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where tables come from: a way in which files are written, or something that needs no file. An implementation is a
 * record, whose components are its settings, each with {@code @Setting} and a default in the constructor without
 * arguments, like a plug-in's; its class stands in {@code META-INF/services/io.ganglion.tables.DataFormat}. No other
 * code knows the class: what it needs to know of a format, it asks here.
 *
 * <p>Errors in what is read are {@link io.ganglion.problem.ProblemException}s with {@link
 * io.ganglion.problem.ExitCode#DATA} and the place of what is wrong.
 */
public interface DataFormat {
  /** Its name in experiment files and on the command line, in kebab case. */
  String name();

  /** What messages call its files, such as {@code CSV}: "name a CSV file". */
  String title();

  /** Reads the requested table, which has at least one row. */
  SourceTable read(TableRequest request);

  /**
   * Whether its tables come from files; {@code data.file} names them then, and only then. New data for a model of a
   * format that needs none are CSV files with the columns of its tables.
   */
  default boolean needsFile() {
    return true;
  }

  /** The format that its models remember, in which their new data are unless something else is said. */
  default DataFormat ofNewData() {
    return this;
  }

  /** The SHA-256 of each jar whose code it runs, such as a database's driver, by the jar's path. */
  default Map<String, String> jars() {
    return Map.of();
  }

  /**
   * The column with the lines of a text, if its tables are texts that a language model learns to go on with: then that
   * is the only column, and the target as well.
   */
  default Optional<String> textColumn() {
    return Optional.empty();
  }

  /** Whether several files make up one table. */
  default boolean takesSeveralFiles() {
    return false;
  }

  /** Whether a folder may stand for the files in it. */
  default boolean takesFolder() {
    return false;
  }

  /** Whether the columns' names mean something to the user, who may declare and ignore columns by name. */
  default boolean namesColumns() {
    return false;
  }

  /** Whether its tables are read from text of delimited cells, to which {@link TableRequest#layout} applies. */
  default boolean isDelimited() {
    return false;
  }

  /** Whether its tables have a split of their own, {@link SourceTable#ownSplit}, with rows for validation. */
  default boolean bringsSplit() {
    return false;
  }

  /**
   * Whether a file or folder is of this format if nothing else is said.
   *
   * @param file as the user gave it
   */
  default boolean claims(Path file) {
    return false;
  }

  /** A file with validation rows that belongs to this file, without being named. */
  default Optional<Path> validationFile(Path file) {
    return Optional.empty();
  }

  /** A file with test rows that belongs to this file, without being named. */
  default Optional<Path> testFile(Path file) {
    return Optional.empty();
  }

  /** The column that tells rows apart, with which predictions begin though it isn't an input, if there is one. */
  default Optional<String> nameColumn() {
    return Optional.empty();
  }

  /** The column of labels that all of its tables have: what is predicted unless another target is named. */
  default Optional<String> labelColumn() {
    return Optional.empty();
  }

  /** The same format, but that files which can't be read are left out, with a warning that names them. */
  default Optional<DataFormat> skippingBadFiles() {
    return Optional.empty();
  }

  /** The same format, but that every image is scaled to a size. */
  default Optional<DataFormat> scalingImagesTo(int height, int width) {
    return Optional.empty();
  }

  /** The column of images that it gives, instead of one for each pixel, where the request declares it one of images. */
  default Optional<String> imageColumn() {
    return Optional.empty();
  }

  /** Whether images of new data are scaled to the size of those to train on. */
  default boolean scalesImages() {
    return false;
  }

  /** The encoding of its files, where that is a setting of its own that isn't as usual; new data have the same. */
  default Optional<String> unusualEncoding() {
    return Optional.empty();
  }

  /** The same format, of files in another encoding; itself if that is no setting of its own. */
  default DataFormat encodedIn(String charset) {
    return this;
  }

  /** The names of the table's columns in order, so that targets may be named by their places; empty if unknown. */
  default Optional<List<String>> columnNames(TableRequest request) {
    return Optional.empty();
  }

  /** Opens the requested table to be read in pieces of at most {@code rows} rows, if the format can do that. */
  default TablePieces open(TableRequest request, int rows) {
    return TablePieces.of(read(request));
  }

  /**
   * The same, but that rows with the same cell in a column that follow one another are in one piece, however many they
   * are.
   */
  default TablePieces openTogether(TableRequest request, int rows, String column) {
    return TablePieces.of(read(request));
  }

  /**
   * The SHA-256 of what was read, by which a run tells whether its data are the same: that of the file; of several
   * files that of their hashes, one a line; without a file that of the table.
   *
   * @param table what {@link #read} gave for the request
   * @throws IOException if a file can't be read again
   */
  default String sha256(TableRequest request, SourceTable table) throws IOException {
    return needsFile() ? DataHash.of(request.paths()) : DataHash.of(table.table());
  }
}
