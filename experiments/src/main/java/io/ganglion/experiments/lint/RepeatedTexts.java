package io.ganglion.experiments.lint;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.TextColumn;
import io.ganglion.problem.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Texts of another part that are texts of training rows, too, though the rows differ in other inputs: what is the same
 * in everything is found by {@link RepeatedRows}. Where less than half of the training rows have a text of their own,
 * few different ones are possible.
 */
final class RepeatedTexts implements Lint {
  private static final int COUNT = 3;
  private static final double SHARE = 0.01;

  @Override
  public String name() {
    return "repeated-texts";
  }

  @Override
  public List<LintFinding> in(Examination examined) {
    List<LintFinding> findings = new ArrayList<>();
    if (examined.asked().isEmpty() || examined.inputs().size() < 2) {
      return findings;
    }
    for (Column column : examined.inputs()) {
      if (column instanceof TextColumn texts) {
        Set<String> known = new HashSet<>();
        IntStream.of(examined.rows()).forEach(row -> known.add(texts.text(row)));
        if (2 * known.size() > examined.rows().length) {
          known.remove("");
          add(findings, examined, texts, known, "validation", examined.asked().get().data().rows().validation());
          add(findings, examined, texts, known, "test", examined.asked().get().data().rows().test());
        }
      }
    }
    return findings;
  }

  private void add(List<LintFinding> findings, Examination examined, TextColumn texts, Set<String> known, String part,
      int[] rows) {
    long repeated = IntStream.of(rows).filter(row -> known.contains(texts.text(row))).count();
    if (repeated < COUNT || repeated < SHARE * rows.length) {
      return;
    }
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("repeated", (double) repeated);
    figures.put("rows", (double) rows.length);
    findings.add(LintFinding.ofData(name(), new Problem(repeated + " of " + LintText.count(rows.length, "text")
        + " of '" + part + "' are texts of training rows as well: " + LintText.percent((double) repeated / rows.length),
        examined.place(texts), "for those, the score measures memorization of the text",
        "keep rows with the same text in one part with 'split: {column: …}'"), List.of(texts.name()), figures));
  }
}
