package io.ganglion.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The comparisons in {@code docs/compare.md} of experiments that come with Ganglion print what it shows. */
class CompareGuideIT {
  private static final Pattern SHOWN =
      Pattern.compile("```console\n\\$ \\./ganglion (compare examples/(\\w+)\\.yaml.*)\n([^`]+)```");

  @TempDir
  private Path folder;

  @Test
  void comparisonsPrintWhatTheGuideShows() {
    Bench bench = new Bench(folder);
    List<String> compared = new ArrayList<>();
    Matcher shown = SHOWN.matcher(Bench.read(Path.of("../docs/compare.md")));
    while (shown.find()) {
      compared.add(shown.group(2));
      bench.example(shown.group(2));
      Ran ran = bench.ganglion(shown.group(1).replace("examples/", "FOLDER/") + " --quiet --out FOLDER/runs");
      assertEquals(new Ran(0, shown.group(3), ""),
          new Ran(ran.code(), ran.out().replaceFirst("\ntime {8}.*\nrun {9}.*\n", ""), ran.err()), shown.group(1));
    }
    assertEquals(List.of("encoder", "iris"), compared);
  }
}
