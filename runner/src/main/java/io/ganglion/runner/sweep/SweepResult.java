package io.ganglion.runner.sweep;

import com.google.gson.JsonObject;
import io.ganglion.runner.config.Dimension;
import io.ganglion.runner.config.ResolvedYaml;
import io.ganglion.runner.csv.CsvWriter;
import io.ganglion.runner.run.Json;
import io.ganglion.runner.study.StudyFolder;
import io.ganglion.runner.study.Trial;
import io.ganglion.runner.study.Trials;
import io.ganglion.runner.terminal.Numbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What came of a sweep: of all settings, or of those that were finished when it was interrupted. */
public final class SweepResult {
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

  public boolean interrupted() {
    return interrupted;
  }

  /** How many settings are finished. */
  public int finished() {
    return table.rows().size();
  }

  /** Whether there is a best one: not if all of them failed. */
  public boolean hasBest() {
    return table.hasBest();
  }

  /** The best rows of the table for a terminal, and what it shows; empty if nothing is finished. */
  public String text() {
    return text(ROWS);
  }

  private String text(int rows) {
    if (table.rows().isEmpty()) {
      return "";
    }
    int more = table.rows().size() - rows;
    return SweepGrid.of(table, rows).text() + (more > 0 ? "and " + Numbers.count(more, "row") + " more\n" : "") + "\n"
        + SweepConclusion.of(table) + "\n";
  }

  /** The whole table in Markdown. */
  public String markdown() {
    return SweepGrid.of(table, Integer.MAX_VALUE).markdown() + "\n" + SweepConclusion.of(table) + "\n";
  }

  /** The whole table alone, in LaTeX. */
  public String tex() {
    return SweepGrid.of(table, Integer.MAX_VALUE).tex();
  }

  /** The whole table alone, with all digits. */
  public String csv() {
    StringBuilder text = new StringBuilder();
    CsvWriter csv = new CsvWriter(text);
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

  /** The facts for programs. */
  public JsonObject json() {
    return SweepJson.of(table);
  }

  /** Writes all files of a sweep that is finished, but for its manifest. */
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

  /** A row for each training that decided, the best first, without the test part: it is looked at for the best alone. */
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
