package io.ganglion.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
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
    assertEquals(names.stream().sorted().toList(), Bench.files(bench.path("figures/new")));
    List<String> vectors = names.stream().filter(name -> name.endsWith(".svg")).toList();
    for (String name : vectors) {
      requireFigure(name, Bench.read(bench.path("figures/new").resolve(name)));
      requirePicture(bench.path("figures/new").resolve(name));
    }
    assertEquals(2 * vectors.size(), names.size());
    return vectors;
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

  /** The PNG file beside an SVG file is an image of twice its size, on white, on which there is something. */
  private static void requirePicture(Path vector) throws IOException {
    Path file = vector.resolveSibling(vector.getFileName().toString().replace(".svg", ".png"));
    BufferedImage image = ImageIO.read(file.toFile());
    Matcher size = Pattern.compile(" width=\"(\\S+)\" height=\"(\\S+)\"").matcher(Bench.read(vector));
    assertTrue(size.find());
    assertEquals(Math.ceil(2 * Double.parseDouble(size.group(1))), image.getWidth(), file.toString());
    assertEquals(Math.ceil(2 * Double.parseDouble(size.group(2))), image.getHeight(), file.toString());
    int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    long drawn = Arrays.stream(pixels).filter(pixel -> pixel != 0xFFFFFFFF).count();
    assertTrue(drawn > 100 && drawn < 0.9 * pixels.length, file + " has " + drawn + " of " + pixels.length);
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
