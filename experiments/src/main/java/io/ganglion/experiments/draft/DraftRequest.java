package io.ganglion.experiments.draft;

import io.ganglion.tables.DataFormat;
import io.ganglion.tables.TextLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Of what an experiment is to be drafted.
 *
 * @param table the file or folder, as the user named it
 * @param format the table's format
 * @param layout how a text file of delimited cells is laid out, where the user says so
 * @param targets the columns to predict, as the user named them; at least one of a table, none of a text
 * @param time the column of times, if the table is a time series
 * @param id the column of ids, if examples are sequences of rows or, with times, the table is several time series
 * @param order the column by which the rows of a sequence are sorted
 * @param experiment the file that the draft is for, whether it is there or not; its folder is where paths begin
 * @param command what was typed
 */
public record DraftRequest(Path table, DataFormat format, TextLayout layout, List<String> targets,
    Optional<String> time, Optional<String> id, Optional<String> order, Path experiment, String command) {
  public DraftRequest {
    targets = List.copyOf(targets);
  }

  /** The table as the experiment names it: relative to the experiment's folder, unless it lies elsewhere. */
  String file() {
    Path folder = Objects.requireNonNull(experiment.toAbsolutePath().normalize().getParent());
    Path absolute = table.toAbsolutePath().normalize();
    boolean relative = absolute.startsWith(folder)
        || !table.isAbsolute() && Objects.equals(folder.getRoot(), absolute.getRoot());
    return (relative ? folder.relativize(absolute) : absolute).toString().replace('\\', '/');
  }
}
