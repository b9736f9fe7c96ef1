package io.ganglion.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages are read where GitHub shows them: each link within the project leads to a file, and to a heading of it. */
class PageLinksTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  /** What a distribution adds stands at its root. */
  private static final Path ADDED = ROOT.resolve("distribution/src/files");
  private static final Pattern CODE = Pattern.compile("(?ms)^ *```.*?^ *```|`[^`]*`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)|(?:src|srcset|href)=\"([^\"]+)\"");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.*?) *$");
  private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    int pages = 0;
    for (Path page : pages(ROOT)) {
      pages++;
      broken.addAll(broken(ROOT, page));
    }
    assertEquals(List.of(), broken);
    assertTrue(pages > 30, "pages: " + pages);
  }

  /** Of pages that people write, not those that builds and runs leave. */
  private static List<Path> pages(Path root) throws IOException {
    List<Path> pages = new ArrayList<>();
    for (String folder : List.of("", "docs", "docs/decisions", "benchmarks", ".github")) {
      try (Stream<Path> files = Files.list(root.resolve(folder))) {
        files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
      }
    }
    for (String folder : List.of("examples", "distribution/src/files")) {
      try (Stream<Path> files = Files.walk(root.resolve(folder))) {
        files.filter(file -> file.toString().endsWith(".md"))
            .filter(file -> !file.toString().contains("/target/") && !file.toString().contains("/runs/")).sorted()
            .forEach(pages::add);
      }
    }
    return pages;
  }

  /** The links of a page that lead nowhere, by its path in the folder that holds it. */
  static List<String> broken(Path root, Path page) throws IOException {
    List<String> broken = new ArrayList<>();
    Map<Path, Set<String>> known = new HashMap<>();
    Matcher link = LINK.matcher(CODE.matcher(Files.readString(page)).replaceAll("code"));
    while (link.find()) {
      String target = link.group(1) == null ? link.group(2) : link.group(1);
      if (ELSEWHERE.matcher(target).matches()) {
        continue;
      }
      int hash = target.indexOf('#');
      String path = hash < 0 ? target : target.substring(0, hash);
      Path file = path.isEmpty() ? page : page.resolveSibling(path).normalize();
      if (!Files.exists(file) && file.startsWith(ADDED)) {
        file = ROOT.resolve(ADDED.relativize(file));
      }
      if (!Files.exists(file)) {
        broken.add(root.relativize(page) + ": " + target + " isn't there");
      } else if (hash >= 0 && file.toString().endsWith(".md")) {
        if (!known.containsKey(file)) {
          known.put(file, anchors(Files.readString(file)));
        }
        if (!known.get(file).contains(target.substring(hash + 1))) {
          broken.add(root.relativize(page) + ": " + target + " is no heading");
        }
      }
    }
    return broken;
  }

  /** As GitHub makes them: in lower case, blanks as hyphens, no punctuation, and a number where one comes again. */
  private static Set<String> anchors(String text) {
    Set<String> anchors = new HashSet<>();
    Map<String, Integer> count = new HashMap<>();
    Matcher heading = HEADING.matcher(text.replaceAll("(?ms)^ *```.*?^ *```", ""));
    while (heading.find()) {
      String anchor = heading.group(1).replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1").toLowerCase(Locale.ROOT)
          .replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
      int before = count.merge(anchor, 1, Integer::sum) - 1;
      anchors.add(before == 0 ? anchor : anchor + "-" + before);
    }
    return anchors;
  }

  @Test
  void findsBrokenLinks(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("other.md"),
        "# One `two`, three\n\n# Same\n\n## Same\n\n```\n# no heading\n```\n");
    Path page = Files.writeString(folder.resolve("page.md"), """
        # Its own heading
        [a](other.md) [b](other.md#one-two-three) [c](other.md#same-1) [d](#its-own-heading) [e](https://example.org/x)
        `[f](none.md)` <img src="none.png"> [g](other.md#no-heading)
        ```
        [h](none.md)
        ```
        [i](gone.md) [j](#elsewhere)
        """);
    assertEquals(List.of("none.png isn't there", "other.md#no-heading is no heading", "gone.md isn't there",
        "#elsewhere is no heading"),
        broken(folder, page).stream().map(line -> line.substring(line.indexOf(": ") + 2)).toList());
  }
}
