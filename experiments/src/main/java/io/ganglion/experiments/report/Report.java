package io.ganglion.experiments.report;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** {@code report.html} of a run or a study. */
public final class Report {
  /** Its name. */
  public static final String FILE = "report.html";

  /** The class of what is there for narrow screens, beside the same for wide ones. */
  private static final String NARROW = "narrow";
  private static final List<Panel> OF_A_RUN = List.of(new HeadlinePanel(), new FoldsPanel(),
      new FindingsPanel(), new LearningPanel(), new PredictionPanel(), new SamplesPanel(), new AttentionPanel(),
      new ImagesPanel(), new ImportancePanel(), new WordsPanel(), new DataPanel(), new NetworkPanel(),
      new LayersPanel(), new AppendixPanel());
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

  /**
   * Every figure of the report, as an SVG file and as a PNG file of its own, by name. What can't be made is left out.
   *
   * @param undrawn takes why there are no more PNG files, such as a Java without fonts
   */
  public static Map<String, byte[]> figures(Path directory, JsonObject manifest, Consumer<Throwable> undrawn)
      throws IOException {
    RunFiles files = new RunFiles(directory, manifest);
    Map<String, byte[]> figures = new LinkedHashMap<>();
    int number = 0;
    boolean canDraw = true;
    for (Panel section : sections(manifest)) {
      for (Element figure : Element.of("body", section.of(files)).within("figure", NARROW)) {
        String title = figure.within("b", NARROW).get(0).text();
        for (Element svg : figure.within("svg", NARROW)) {
          String name = name(++number, title);
          figures.put(name + ".svg", (standalone(svg).render() + "\n").getBytes(StandardCharsets.UTF_8));
          if (canDraw) {
            try {
              figures.put(name + ".png", FigurePicture.png(svg, Page.figureStyle()));
            } catch (RuntimeException | LinkageError | InternalError e) { // Java's, without fonts or libraries
              canDraw = false;
              undrawn.accept(e);
            }
          }
        }
      }
    }
    return figures;
  }

  /** Such as {@code 01-loss-after-each-epoch}. */
  private static String name(int number, String title) {
    String words = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return String.format(Locale.ROOT, "%02d", number) + (words.isEmpty() ? "" : "-" + words);
  }

  private static Element standalone(Element svg) {
    return svg.without("data-hover").with("xmlns", "http://www.w3.org/2000/svg").begin(
        Element.of("style", new Element.Trusted(Page.figureStyle())),
        Element.of("rect").with("width", "100%").with("height", "100%").with("fill", "#ffffff"));
  }

  private static List<Panel> sections(JsonObject manifest) {
    return manifest.has("sweep") ? OF_A_SWEEP : manifest.has("comparison") ? OF_A_COMPARISON : OF_A_RUN;
  }
}
