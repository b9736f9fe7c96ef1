package io.ganglion.experiments.study;

import io.ganglion.tables.csv.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the table of a study's trials, {@code trials.csv}: what is the same on every machine. */
public final class Trials {
  /** The file's name. */
  public static final String FILE = "trials.csv";

  private Trials() {}

  /**
   * A trial and its result.
   *
   * @param labels what distinguishes it from the others, by column: the same columns for all
   */
  public record Row(Map<String, String> labels, TrialResult result) {}

  /** The text of the table, at least one row. */
  public static String csv(List<Row> rows) {
    Set<StudyMetric> metrics = new LinkedHashSet<>();
    for (Row row : rows) {
      row.result().scores().forEach((part, score) -> {
        metrics.add(new StudyMetric(part, StudyMetric.LOSS));
        score.metrics().keySet().forEach(name -> metrics.add(new StudyMetric(part, name)));
      });
    }
    List<Object> head = new ArrayList<>(rows.get(0).labels().keySet());
    head.addAll(List.of("failure", "epochs", "kept_epoch", "propagations", "epochs_to_target",
        "propagations_to_target"));
    metrics.forEach(metric -> head.add(metric.toString()));
    head.add("stop_reason");
    StringBuilder text = new StringBuilder();
    CsvWriter csv = new CsvWriter(text);
    try {
      csv.row(head);
      for (Row row : rows) {
        csv.row(cells(row, metrics));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a StringBuilder throws none
    }
    return text.toString();
  }

  private static List<Object> cells(Row row, Set<StudyMetric> metrics) {
    TrialResult result = row.result();
    List<Object> cells = new ArrayList<>(row.labels().values());
    cells.add(result.failure().map(FailureKind::toString).orElse(""));
    cells.add(result.epochs());
    cells.add(result.keptEpoch());
    cells.add(result.propagations());
    cells.add(result.epochsToTarget().isPresent() ? result.epochsToTarget().getAsInt() : "");
    cells.add(result.propagationsToTarget().isPresent() ? (Object) result.propagationsToTarget().getAsDouble() : "");
    for (StudyMetric metric : metrics) {
      cells.add(result.score(metric).isPresent() ? (Object) result.score(metric).getAsDouble() : "");
    }
    cells.add(result.stopReason());
    return cells;
  }
}
