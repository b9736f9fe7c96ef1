package io.ganglion.experiments.compare;

import com.google.gson.JsonObject;
import io.ganglion.experiments.config.ResolvedYaml;
import io.ganglion.experiments.run.Json;
import io.ganglion.experiments.statistics.PairedTest;
import io.ganglion.experiments.study.StudyFolder;
import io.ganglion.experiments.study.StudyResult;
import io.ganglion.experiments.study.Trial;
import io.ganglion.experiments.study.TrialResult;
import io.ganglion.experiments.study.Trials;
import io.ganglion.experiments.study.Variant;
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
import java.util.Optional;
import java.util.stream.Collectors;

/** The result of a comparison: over all seeds, or over those that were finished when it was interrupted. */
public final class ComparisonResult implements StudyResult {
  /** The name of the file with everything that the table says. */
  public static final String FILE = "comparison.json";

  private final Optional<ComparisonTable> table;
  private final List<String> notes;
  private final List<Variant> variants;
  private final List<Trial> trials;
  private final boolean interrupted;

  ComparisonResult(Optional<ComparisonTable> table, List<String> notes, List<Variant> variants, List<Trial> trials,
      boolean interrupted) {
    this.table = table;
    this.notes = List.copyOf(notes);
    this.variants = variants;
    this.trials = trials;
    this.interrupted = interrupted;
  }

  @Override
  public boolean interrupted() {
    return interrupted;
  }

  @Override
  public String extent() {
    return "the table shows the " + Format.count(table.map(each -> each.seeds().size()).orElse(0), "seed")
        + " that every variant has completed";
  }

  @Override
  public String text() {
    return table.map(each -> ComparisonGrid.of(each).text() + "\n" + Conclusion.of(each) + "\n" + below("")).orElse("");
  }

  private String below(String before) {
    return notes.stream().map(note -> before + note + "\n").collect(Collectors.joining());
  }

  /** What a training took, of each variant. */
  @Override
  public String below(Path directory, int threads) {
    return table.orElseThrow().rows().stream().map(row -> row.name() + " " + Format.duration(row.seconds()))
        .collect(Collectors.joining(", ", "time        ", " for a training, " + threads + " at once"));
  }

  /** False if all variants failed: that is a result, too. */
  @Override
  public boolean succeeded() {
    return true;
  }

  @Override
  public String markdown() {
    return table.map(each -> ComparisonGrid.of(each).markdown() + "\n" + Conclusion.of(each) + "\n" + below("\n"))
        .orElse("");
  }

  @Override
  public String tex() {
    return table.map(each -> ComparisonGrid.alone(each).tex()).orElse("");
  }

  @Override
  public String csv(CsvText texts) {
    StringBuilder text = new StringBuilder();
    CsvWriter csv = new CsvWriter(text, texts);
    try {
      csv.row(List.of("variant", "seeds", "median", "lower_quartile", "upper_quartile", "wins", "failed", "epochs",
          "propagations", "reached", "epochs_to_target", "effect", "low", "high", "p", "p_holm", "claim"));
      for (ComparisonRow row : table.map(ComparisonTable::rows).orElse(List.of())) {
        csv.row(cells(row));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a StringBuilder throws none
    }
    return text.toString();
  }

  private static List<Object> cells(ComparisonRow row) {
    List<Object> cells = new ArrayList<>(List.of(row.name(), row.scores().length, row.median(), row.lowerQuartile(),
        row.upperQuartile(), row.wins(), row.failed(), row.epochs(), row.propagations(), row.reached(),
        row.epochsToTarget().isPresent() ? (Object) row.epochsToTarget().getAsDouble() : ""));
    Optional<PairedTest> test = row.test();
    cells.addAll(test.isEmpty() ? List.of("", "", "", "", "", "") : List.of(test.get().effect(),
        test.get().interval().low(), test.get().interval().high(), test.get().p(), test.get().corrected(),
        test.get().claim()));
    return cells;
  }

  @Override
  public JsonObject json() {
    return ComparisonJson.of(table.orElseThrow(), notes);
  }

  @Override
  public void write(StudyFolder folder) throws IOException {
    for (int i = 0; i < variants.size(); i++) {
      folder.write("variant-" + (i + 1) + ".yaml", ResolvedYaml.write(variants.get(i).experiment()));
    }
    folder.writeTrials(trials);
    folder.write(Trials.FILE, Trials.csv(rows()));
    folder.write(FILE, Json.text(json()));
    folder.write("comparison.txt", text());
  }

  /** A row for each variant and seed, in the order of the variants. */
  private List<Trials.Row> rows() {
    List<Trials.Row> rows = new ArrayList<>();
    for (Variant variant : variants) {
      ComparisonRow of = table.orElseThrow().rows().stream()
          .filter(row -> row.name().equals(variant.name())).findFirst().orElseThrow();
      for (int i = 0; i < of.results().size(); i++) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("variant", variant.name());
        labels.put("seed", Long.toString(table.get().seeds().get(i)));
        TrialResult result = of.results().get(i);
        rows.add(new Trials.Row(labels, result));
      }
    }
    return rows;
  }
}
