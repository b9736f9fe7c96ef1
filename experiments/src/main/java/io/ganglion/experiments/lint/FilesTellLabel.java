package io.ganglion.experiments.lint;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.ImageColumn;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Labels whose image files alone have some size, or are gray or coloured. */
final class FilesTellLabel implements Lint {
  /** Images of a label, and of all others; chosen: of fewer, it may be chance. */
  private static final int LEAST = 5;
  /** Of the label's images, and at most the rest of the others. */
  private static final double SHARE = 0.95;

  @Override
  public String name() {
    return "files-tell-label";
  }

  @Override
  public List<LintFinding> in(Examination examined) {
    List<LintFinding> findings = new ArrayList<>();
    examined.images().forEach(images -> examined.targets().stream().filter(CategoryColumn.class::isInstance)
        .map(CategoryColumn.class::cast).forEach(labels -> {
          in(examined, images, labels, origin -> "of " + origin.size() + " pixels", findings);
          in(examined, images, labels, origin -> origin.isGray() ? "gray" : "coloured", findings);
        }));
    return findings;
  }

  private void in(Examination examined, ImageColumn images, CategoryColumn labels,
      Function<ImageColumn.Origin, String> look, List<LintFinding> findings) {
    String[] looks = IntStream.of(examined.rows()).mapToObj(row -> look.apply(images.origins().get(row)))
        .toArray(String[]::new);
    Map<String, Integer> all = counts(looks);
    if (all.size() < 2) {
      return;
    }
    int[] codes = IntStream.of(examined.rows()).map(row -> labels.codes()[row]).toArray();
    for (int code = 0; code < labels.labels().size(); code++) {
      int label = code;
      String[] own = IntStream.range(0, codes.length).filter(i -> codes[i] == label).mapToObj(i -> looks[i])
          .toArray(String[]::new);
      int others = codes.length - own.length;
      if (own.length < LEAST || others < LEAST) {
        continue;
      }
      Map<String, Integer> counts = counts(own);
      counts.forEach((key, count) -> {
        int ofOthers = all.getOrDefault(key, 0) - count;
        if (count >= SHARE * own.length && ofOthers <= (1 - SHARE) * others) { // one look at most
          findings.add(finding(examined, labels.labels().get(label), key, count, own.length, ofOthers, others));
        }
      });
    }
  }

  private static Map<String, Integer> counts(String[] looks) {
    return Arrays.stream(looks).collect(Collectors.toMap(Function.identity(), look -> 1, Integer::sum, HashMap::new));
  }

  private LintFinding finding(Examination examined, String label, String look, int count, int of, int others,
      int ofOthers) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("share", (double) count / of);
    figures.put("share-of-others", (double) others / ofOthers);
    return LintFinding.ofData(name(), new Problem("nearly all files of '" + label + "' are " + look + ", " + count
        + " of " + of + ", and hardly any others, " + others + " of " + ofOthers, Place.at(examined.source().file()),
        "the network may learn how files were made instead of what they show", "make the files of all labels in the"
        + " same way"), List.of(), figures);
  }
}
