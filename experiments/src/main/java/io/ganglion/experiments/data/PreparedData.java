package io.ganglion.experiments.data;

import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Sequences;
import io.ganglion.engine.data.Split;
import io.ganglion.engine.data.Windows;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.problem.Problem;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.evidence.TextFindings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The examples of a run, encoded.
 *
 * @param source where they came from
 * @param rows which rows of its table serve what; the rows of a part that has a file of its own are not among them
 * @param sha256 of the data file, or of the hashes of several
 * @param preprocessing fitted on the training part
 * @param leftOut how many rows were left out, for they have gaps
 * @param training never null
 * @param validation null if there is no such part
 * @param test null if there is no such part
 * @param warnings what was noticed while the rows were read and cut, though nothing keeps them from being used
 * @param windows how the rows were cut if they follow one another; the examples are windows then
 * @param sequences which rows are steps of one sequence, if examples are sequences
 * @param findings columns of text that are numbers or dates but for their writing
 */
public record PreparedData(SourceTable source, Split rows, String sha256, Preprocessing preprocessing, int leftOut,
    Examples training, @Nullable Examples validation, @Nullable Examples test, List<Problem> warnings,
    Optional<Windows> windows, Optional<Sequences> sequences,
    TextFindings findings) {
  public PreparedData {
    warnings = List.copyOf(warnings);
  }

  /** The examples of each part that there is, by name, in the order train, validation, test. */
  public Map<String, Examples> parts() {
    Map<String, Examples> parts = new LinkedHashMap<>();
    parts.put("train", training);
    if (validation != null) {
      parts.put("validation", validation);
    }
    if (test != null) {
      parts.put("test", test);
    }
    return parts;
  }
}
