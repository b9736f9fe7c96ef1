package io.ganglion.experiments.study;

import com.google.gson.JsonObject;
import io.ganglion.tables.csv.CsvText;
import java.io.IOException;
import java.nio.file.Path;

/** The result of a study: of all its trainings, or of those that were finished when it was interrupted. */
public interface StudyResult {
  boolean interrupted();

  /** Of an interrupted one: what its table is of. */
  String extent();

  /** The table for a terminal, and what it shows; empty if nothing is finished. */
  String text();

  /** The whole table in Markdown, and what it shows; empty if nothing is finished. */
  String markdown();

  /**
   * The table alone, with all digits.
   *
   * @param texts how names and values are written
   */
  String csv(CsvText texts);

  /** The table alone, in LaTeX. */
  String tex();

  /**
   * What a terminal shows below the table when all is finished: a line with a name, such as {@code time}.
   *
   * @param threads how many trainings there were at once
   * @return empty if there is nothing to say
   */
  String below(Path directory, int threads);

  /** False if every training failed and that isn't a result. */
  boolean succeeded();

  /** The facts for programs; of one that is finished. */
  JsonObject json();

  /** Writes all files of one that is finished, but for its report and its manifest. */
  void write(StudyFolder folder) throws IOException;
}
