package io.ganglion.experiments.sweep;

import com.google.gson.JsonObject;
import io.ganglion.experiments.binding.Dimension;
import io.ganglion.experiments.config.ResolvedYaml;
import io.ganglion.experiments.run.Json;
import io.ganglion.experiments.study.StudyFolder;
import io.ganglion.experiments.study.StudyResult;
import io.ganglion.experiments.study.Trial;
import io.ganglion.experiments.study.Trials;
import io.ganglion.experiments.text.Format;
import io.ganglion.tables.csv.CsvText;
import io.ganglion.tables.csv.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The result of a sweep: of all settings, or of those that were finished when it was interrupted. */
public final class SweepResult implements StudyResult {
  /** The name of the file with everything that the table says. */
  public static final String FILE = "sweep.json";
  /** The name of the experiment file with the best settings. */
  public static final String BEST = "best.yaml";
  /** What a terminal shows without scrolling. */
  private static final int ROWS = 20;

  private final SweepTable table;
  private final List<Trial> trials;
  private final boolean interrupted;

  SweepResult(SweepTable table, List<Trial> trials, boolean interrupted) {
    this.table = table;
    this.trials = trials;
    this.interrupted = interrupted;
  }

  @Override
  public boolean interrupted() {
    return interrupted;
  }

  @Override
  public String extent() {
    int finished = table.rows().size();
    return finished == 0 ? "no settings are finished"
        : "the table shows the " + finished + " settings that are finished";
  }

  /** Of the rows the best alone. */
  @Override
  public String text() {
    return text(ROWS);
  }

  private String text(int rows) {
    if (table.rows().isEmpty()) {
      return "";
    }
    int more = table.rows().size() - rows;
    return SweepGrid.of(table, rows).text() + (more > 0 ? "and " + Format.count(more, "row") + " more\n" : "") + "\n"
        + SweepConclusion.of(table) + "\n";
  }

  /** Where the best is. */
  @Override
  public String below(Path directory, int threads) {
    return table.hasBest() ? "best        " + directory.resolve(BEST) : "";
  }

  /** Not if nothing is best. */
  @Override
  public boolean succeeded() {
    return table.hasBest();
  }

  @Override
  public String markdown() {
    return table.rows().isEmpty() ? ""
        : SweepGrid.of(table, Integer.MAX_VALUE).markdown() + "\n" + SweepConclusion.of(table) + "\n";
  }

  @Override
  public String tex() {
    return SweepGrid.of(table, Integer.MAX_VALUE).tex();
  }

  @Override
  public String csv(CsvText texts) {
    StringBuilder text = new StringBuilder();
    CsvWriter csv = new CsvWriter(text, texts);
    try {
      csv.row(Stream.of(List.of("rank", "number"), table.over().stream().map(Dimension::path).toList(),
          List.of("seeds", table.metric().toString(), "failed", "epochs", "max_epochs", "propagations"))
          .flatMap(List::stream).toList());
      int rank = 1;
      for (SweepRow row : table.rows()) {
        List<Object> cells = new ArrayList<>(List.of(rank++, row.candidate().number()));
        cells.addAll(row.candidate().variant().changes().texts().values());
        cells.addAll(List.of(row.scores().length, row.median(), row.failed(), row.epochs(), row.maxEpochs(),
            row.propagations()));
        csv.row(cells);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a StringBuilder throws none
    }
    return text.toString();
  }

  @Override
  public JsonObject json() {
    return SweepJson.of(table);
  }

  @Override
  public void write(StudyFolder folder) throws IOException {
    if (table.hasBest()) {
      folder.write(BEST, best());
    }
    folder.writeTrials(trials);
    folder.write(Trials.FILE, Trials.csv(rows()));
    folder.write(FILE, Json.text(json()));
    folder.write("sweep.txt", text(Integer.MAX_VALUE));
  }

  private String best() {
    return "# " + SweepConclusion.of(table).lines().findFirst().orElseThrow() + "\n"
        + ResolvedYaml.write(table.rows().get(0).candidate().variant().experiment());
  }

  /**
   * A row for each training that decided, the best first, without the test part: it is looked at for the best alone.
   */
  private List<Trials.Row> rows() {
    List<Trials.Row> rows = new ArrayList<>();
    for (SweepRow row : table.rows()) {
      for (int i = 0; i < row.results().size(); i++) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("number", Integer.toString(row.candidate().number()));
        labels.putAll(row.candidate().variant().changes().texts());
        labels.put("max_epochs", Integer.toString(row.maxEpochs()));
        labels.put("seed", Long.toString(table.seeds().get(i)));
        rows.add(new Trials.Row(labels, row.results().get(i).without("test")));
      }
    }
    return rows;
  }
}
