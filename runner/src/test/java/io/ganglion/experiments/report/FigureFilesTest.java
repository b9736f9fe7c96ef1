package io.ganglion.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** {@code ganglion report --figures}. */
class FigureFilesTest {
  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void withIris() {
    bench = new Bench(folder);
    bench.example("iris");
  }

  /** The names of the figures that are written, each of which has been looked at. */
  private List<String> figures(Path run) throws Exception {
    List<String> before = contents(run);
    Ran ran = bench.ganglion("report --figures FOLDER/figures/new " + run);
    assertEquals(new Ran(0, ran.out(), ""), ran);
    assertEquals(before, contents(run), "the directory stays as it is");
    List<String> names = ran.out().lines().map(line -> line.replace("FOLDER/figures/new/", "")).toList();
    assertEquals(names, Bench.files(bench.path("figures/new")));
    for (String name : names) {
      requireFigure(name, Bench.read(bench.path("figures/new").resolve(name)));
    }
    return names;
  }

  private static List<String> contents(Path run) throws IOException {
    List<String> contents = new ArrayList<>();
    for (String file : Bench.files(run)) {
      contents.add(file + " " + Arrays.hashCode(Files.readAllBytes(run.resolve(file))));
    }
    return contents;
  }

  /** It stands alone: XML with a size, its style and its colours. */
  private static void requireFigure(String name, String text) throws Exception {
    Element svg = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder()
        .parse(new InputSource(new StringReader(text))).getDocumentElement();
    assertEquals("svg", svg.getTagName(), name);
    assertEquals("http://www.w3.org/2000/svg", svg.getAttribute("xmlns"), name);
    assertTrue(Double.parseDouble(svg.getAttribute("width")) > 100, name);
    assertFalse(svg.hasAttribute("data-hover"), name);
    String style = svg.getElementsByTagName("style").item(0).getTextContent();
    assertFalse(style.contains("@media"), name);
    Matcher used = Pattern.compile("var\\((--\\w+)\\)").matcher(style);
    while (used.find()) {
      assertTrue(style.contains(used.group(1) + ": #"), name + " uses " + used.group(1));
    }
  }

  @Test
  void ofARunAreTheReports() throws Exception {
    List<String> names = new ArrayList<>(figures(bench.run("iris")));
    assertEquals("01-loss-after-each-epoch.svg", names.get(0));
    assertTrue(names.size() > 5, names::toString);
  }

  @Test
  void ofAComparisonAreTheReports() throws Exception {
    bench.ganglion("compare FOLDER/iris.yaml --out FOLDER/runs --quiet --vary trainer=rprop,adam --seeds 2"
        + " --set training.epochs=5 --set training.stop=[]");
    assertTrue(figures(bench.onlyRun()).size() > 2);
  }

  @Test
  void areOfFinishedRunsAlone() {
    bench.ganglion("report FOLDER --figures FOLDER/figures").assertFails(4, bench.ganglion("report FOLDER").err());
  }
}
