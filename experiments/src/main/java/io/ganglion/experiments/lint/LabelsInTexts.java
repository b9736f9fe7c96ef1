package io.ganglion.experiments.lint;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.TextColumn;
import io.ganglion.engine.data.text.Words;
import io.ganglion.problem.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Texts that name the label of their row, which then is all that a network learns: in a fifth of the training rows, and
 * three times as often as another label. Words are compared without capitals.
 */
final class LabelsInTexts implements Lint {
  private static final Words WORDS = new Words(true);
  private static final double SHARE = 0.2;
  private static final int TIMES = 3;
  /** With fewer rows, it may be by chance. */
  private static final int FEW = 20;
  /** More labels take a noticeable time. */
  private static final int MOST_LABELS = 100;

  @Override
  public String name() {
    return "labels-in-texts";
  }

  @Override
  public List<LintFinding> in(Examination examined) {
    List<LintFinding> findings = new ArrayList<>();
    for (Column input : examined.inputs()) {
      for (Column target : examined.targets()) {
        if (input instanceof TextColumn texts && target instanceof CategoryColumn labels
            && labels.labels().size() <= MOST_LABELS && examined.rows().length >= FEW) {
          find(examined, texts, labels, findings);
        }
      }
    }
    return findings;
  }

  private void find(Examination examined, TextColumn texts, CategoryColumn labels, List<LintFinding> findings) {
    Map<String, List<String>> words = new HashMap<>();
    labels.labels().forEach(label -> words.put(label, WORDS.split(label)));
    int own = 0;
    int others = 0;
    for (int row : examined.rows()) {
      if (labels.isMissing(row)) {
        continue;
      }
      List<String> text = WORDS.split(texts.text(row));
      String label = labels.label(row);
      own += names(text, words.getOrDefault(label, List.of())) ? 1 : 0;
      others += words.entrySet().stream().anyMatch(other -> !other.getKey().equals(label)
          && names(text, other.getValue())) ? 1 : 0;
    }
    int rows = examined.rows().length;
    if (own < SHARE * rows || own < TIMES * others) {
      return;
    }
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("own", (double) own);
    figures.put("others", (double) others);
    figures.put("rows", (double) rows);
    findings.add(LintFinding.ofData(name(), new Problem("the texts name their own '" + labels.name() + "' in "
        + LintText.percent((double) own / rows) + " of " + LintText.count(rows, "row") + ", and another in "
        + LintText.percent((double) others / rows), examined.place(texts),
        "the network learns to find that word, and nothing where it is missing",
        "take the label out of the texts, unless it is in new ones as well"),
        List.of(texts.name(), labels.name()), figures));
  }

  private static boolean names(List<String> text, List<String> label) {
    return !label.isEmpty() && Collections.indexOfSubList(text, label) >= 0;
  }
}
