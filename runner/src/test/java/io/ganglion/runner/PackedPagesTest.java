package io.ganglion.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The pages of the archives lead to what the archives hold: they are copied here as {@code distribution/pom.xml} says,
 * with the links that it takes out, beside empty files for all else.
 */
class PackedPagesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path DISTRIBUTION = ROOT.resolve("distribution");

  @TempDir
  Path packed;

  @BeforeEach
  void pack() throws Exception {
    Element pom = DocumentBuilderFactory.newInstance().newDocumentBuilder()
        .parse(DISTRIBUTION.resolve("pom.xml").toFile()).getDocumentElement();
    for (Element copy : in(pom, "copy")) {
      Path to = packed.resolve(copy.getAttribute("todir").replaceFirst("^\\$\\{stage\\}/?", "")).normalize();
      for (Element files : in(copy, "fileset")) {
        Path from = DISTRIBUTION.resolve(files.getAttribute("dir").replace("${root}", ROOT.toString())).normalize();
        if (!files.getAttribute("dir").isEmpty() && !from.endsWith("target")) { // what is built is no page
          for (Path file : chosen(from, files)) {
            copy(file, to.resolve(from.relativize(file).toString()), in(copy, "replaceregex"));
          }
        }
      }
    }
  }

  private static List<Element> in(Element parent, String name) {
    NodeList found = parent.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  /** The files of a folder that are named one by one or by folder and ending; else all but those that are excluded. */
  private static List<Path> chosen(Path from, Element files) throws IOException {
    List<Path> chosen = new ArrayList<>();
    for (String named : list(files.getAttribute("includes"))) {
      Path path = from.resolve(named);
      try (DirectoryStream<Path> fitting = Files.newDirectoryStream(path.getParent(), path.getFileName().toString())) {
        fitting.forEach(chosen::add);
      }
    }
    if (!chosen.isEmpty()) {
      return chosen;
    }
    List<PathMatcher> excluded = list(files.getAttribute("excludes")).stream()
        .map(each -> FileSystems.getDefault().getPathMatcher("glob:" + each)).toList();
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1); // whatever its bytes are
        if (excluded.stream().noneMatch(glob -> glob.matches(from.relativize(file)))
            && in(files, "contains").stream().noneMatch(each -> text.contains(each.getAttribute("text")))) {
          chosen.add(file);
        }
      }
    }
    return chosen;
  }

  private static List<String> list(String names) {
    return Stream.of(names.split(",")).filter(each -> !each.isEmpty()).toList();
  }

  private static void copy(Path file, Path to, List<Element> replaced) throws IOException {
    Files.createDirectories(to.getParent());
    String text = file.toString().endsWith(".md") ? Files.readString(file) : "";
    for (Element each : replaced) {
      text = text.replaceAll(each.getAttribute("pattern"), each.getAttribute("replace").replace('\\', '$'));
    }
    Files.writeString(to, text);
  }

  @Test
  void everyLinkLeadsToWhatIsThere() throws IOException {
    List<String> broken = new ArrayList<>();
    int pages = 0;
    try (Stream<Path> files = Files.walk(packed)) {
      for (Path page : files.filter(file -> file.toString().endsWith(".md")).sorted().toList()) {
        pages++;
        broken.addAll(PageLinksTest.broken(packed, page));
      }
    }
    assertEquals(List.of(), broken);
    assertTrue(pages > 90, "pages: " + pages);
  }

  @Test
  void whatIsNotThereIsNamedStill() throws IOException {
    String data = Files.readString(packed.resolve("docs/data.md"));
    assertTrue(data.contains("\n`DataFormat`). A model of a format without a file"), data);
    assertTrue(data.contains("[benchmarks](../benchmarks/README.md)"), data);
    String literature = Files.readString(packed.resolve("docs/literature.md"));
    assertTrue(literature.contains("| `cancer1` | 1.7 % |"), literature);
  }
}
