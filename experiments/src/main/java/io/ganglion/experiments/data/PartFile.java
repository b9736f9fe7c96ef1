package io.ganglion.experiments.data;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Quoted;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.experiments.config.SequenceSection;
import io.ganglion.experiments.config.PartLayout;
import io.ganglion.plugins.Sha256;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.TableRequest;
import io.ganglion.tables.WantedColumns;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A file that holds the rows of one part alone. Its columns are found by name; what they hold was learned from the rows
 * to train on.
 *
 * @param source without the rows that gaps drop
 * @param sha256 of the file
 * @param leftOut how many rows gaps dropped
 * @param examples the rows, encoded
 */
record PartFile(SourceTable source, String sha256, int leftOut, Examples examples) {
  /**
   * Reads it, if there is one.
   *
   * @throws ProblemException if it isn't there, or doesn't fit what was learned
   */
  static Optional<PartFile> read(PlacedExperiment asked, Optional<PartLayout> file, String part,
      Preprocessing preprocessing) throws IOException {
    return file.isEmpty() ? Optional.empty() : Optional.of(read(asked, file.get(), part, preprocessing));
  }

  /** One hash for all files of an experiment; that of the first if there are no others. */
  static String sha256(String first, Optional<PartFile> validation, Optional<PartFile> test) {
    if (validation.isEmpty() && test.isEmpty()) {
      return first;
    }
    return sha256(List.of(first, validation.map(PartFile::sha256).orElse(""), test.map(PartFile::sha256).orElse("")));
  }

  /** The same, of the hashes of the data file, that of the validation part and that of the test; empty for no file. */
  static String sha256(List<String> hashes) {
    return hashes.stream().skip(1).allMatch(String::isEmpty) ? hashes.get(0)
        : Sha256.of(String.join("\n", hashes).getBytes(StandardCharsets.UTF_8));
  }

  private static PartFile read(PlacedExperiment asked, PartLayout layout, String part, Preprocessing preprocessing)
      throws IOException {
    Path file = layout.table();
    DataFile.requireFile(file, asked.data().format(), asked.place("data.split.files." + part));
    if (asked.data().sequence().isPresent()) {
      return read(asked, asked.data().sequence().get(), layout, preprocessing);
    }
    Map<String, Column.Type> types = new LinkedHashMap<>(preprocessing.inputTypes());
    types.putAll(preprocessing.targetTypes());
    asked.data().split().groups().ifPresent(groups -> types.put(groups, Column.Type.CATEGORY));
    TableRequest request = DataFile.request(asked.data(), layout, WantedColumns.only(types)
        .dated(preprocessing.datePatterns()).imaged(preprocessing.imageForms())
        .allowingGaps(name -> preprocessing.filled().contains(name) || preprocessing.dropping().contains(name)));
    SourceTable table = asked.data().format().read(request);
    int[] complete = Preprocessing.complete(table.table(), preprocessing.dropping());
    if (complete.length == 0) {
      throw new ProblemException(ExitCode.DATA, new Problem("every row has a missing value, and such rows are left out",
          Place.at(table.file()), "a value is required in " + Quoted.list(List.copyOf(preprocessing.dropping()))));
    }
    SourceTable source = complete.length == table.table().rows() ? table : table.keeping(complete);
    KnownLabels.require(asked, preprocessing, source, source.table().allRows());
    try {
      return new PartFile(source, asked.data().format().sha256(request, table), table.table().rows() - complete.length,
          preprocessing.encode(source.table(), source.table().allRows()));
    } catch (DataException e) {
      throw source.problem(e);
    }
  }

  /** The sequences of a file. */
  private static PartFile read(PlacedExperiment asked, SequenceSection section, PartLayout layout,
      Preprocessing preprocessing) throws IOException {
    TableRequest request = DataFile.request(asked.data(), layout,
        SequenceLayout.of(asked.data(), section).inputsAndTargets(preprocessing));
    SourceTable table = asked.data().format().read(request);
    try {
      SequenceSource sequences = SequenceSource.of(asked, table);
      return new PartFile(table, asked.data().format().sha256(request, table), 0,
          encode(section, sequences, preprocessing));
    } catch (DataException e) {
      throw table.problem(e);
    }
  }

  private static Examples encode(SequenceSection section, SequenceSource sequences, Preprocessing preprocessing) {
    try {
      return SequenceExamples.encode(section, sequences, preprocessing,
          IntStream.range(0, sequences.sequences().count()).toArray(), ExampleForm.Use.JUDGING);
    } catch (DataException e) {
      throw sequences.steps().problem(e);
    }
  }
}
