package io.ganglion.experiments.report;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** {@code report.html} of a run or a study. */
public final class Report {
  /** Its name. */
  public static final String FILE = "report.html";

  private static final List<Panel> OF_A_RUN = List.of(new HeadlinePanel(), new FoldsPanel(),
      new FindingsPanel(), new LearningPanel(), new PredictionPanel(), new ImportancePanel(), new DataPanel(),
      new NetworkPanel(), new LayersPanel(), new AppendixPanel());
  private static final List<Panel> OF_A_COMPARISON = List.of(new ComparisonHeadline(), new SeedsPanel(),
      new StudyCurvesPanel(), new VariantsPanel(), new DataPanel(), new AppendixPanel());

  private static final List<Panel> OF_A_SWEEP = List.of(new SweepPanel(), new StudyCurvesPanel(),
      new DataPanel(), new AppendixPanel());

  private Report() {}

  /**
   * The report of what is in a directory: the same bytes for the same files. A section that can't be made says so in
   * its place; the others don't depend on it.
   *
   * @param manifest that of the directory, or what it is going to be; the report's own hash in it doesn't matter
   * @param failures takes each section that can't be made
   */
  public static String html(Path directory, JsonObject manifest, Consumer<SectionFailure> failures) {
    RunFiles files = new RunFiles(directory, manifest);
    List<Element> content = new ArrayList<>();
    int failed = 0;
    for (Panel section : sections(manifest)) {
      try {
        content.addAll(section.of(files));
      } catch (IOException | RuntimeException | StackOverflowError e) {
        SectionFailure failure = new SectionFailure(section.name(), e);
        failures.accept(failure);
        content.add(Parts.section("failed-" + failed++, section.name(),
            Parts.note("This section can't be made: " + failure.reason())));
      }
    }
    return Page.html(JsonNumbers.text(manifest, "name") + " – Ganglion", content,
        "Made by Ganglion " + JsonNumbers.text(manifest, "ganglion") + " from the files of "
            + JsonNumbers.text(manifest, "run") + ".");
  }

  private static List<Panel> sections(JsonObject manifest) {
    return manifest.has("sweep") ? OF_A_SWEEP : manifest.has("comparison") ? OF_A_COMPARISON : OF_A_RUN;
  }
}
