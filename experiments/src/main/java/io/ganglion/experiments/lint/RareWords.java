package io.ganglion.experiments.lint;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.TextColumn;
import io.ganglion.engine.data.text.TokenCounts;
import io.ganglion.engine.data.text.Tokenizer;
import io.ganglion.engine.data.text.Words;
import io.ganglion.problem.Problem;
import io.ganglion.tables.evidence.Written;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Texts cut into words of which a network can learn hardly anything. Either nearly all texts are one word each, and
 * most of these are different: names or identifiers. Or four of five different words occur once: in language it is
 * about half of them, whatever the size of the text (Zipf's law).
 */
final class RareWords implements Lint {
  private static final double ONCE = 0.8;
  private static final double SINGLE = 0.9;
  /** With fewer texts or words, most of them occur once anyway. */
  private static final int FEW_TEXTS = 20;
  private static final int FEW_WORDS = 200;

  @Override
  public String name() {
    return "rare-words";
  }

  @Override
  public List<LintFinding> in(Examination examined) {
    List<LintFinding> findings = new ArrayList<>();
    for (Column column : examined.inputs()) {
      if (column instanceof TextColumn texts && examined.tokenizer(texts) instanceof Words words
          && examined.rows().length >= FEW_TEXTS) {
        find(examined, texts, words, findings);
      }
    }
    return findings;
  }

  private void find(Examination examined, TextColumn texts, Tokenizer words, List<LintFinding> findings) {
    TokenCounts counts = new TokenCounts();
    Set<String> different = new HashSet<>();
    int single = 0;
    for (int row : examined.rows()) {
      List<String> tokens = words.split(texts.text(row));
      tokens.forEach(counts::add);
      single += tokens.size() == 1 ? 1 : 0;
      different.add(texts.text(row));
    }
    int rows = examined.rows().length;
    Map<String, Double> figures = new LinkedHashMap<>();
    String characters = "learn from its characters with columns: {" + Written.of(texts.name())
        + ": {type: text, tokens: character}}";
    if (single >= SINGLE * rows && 2L * different.size() > rows) {
      figures.put("different", (double) different.size());
      figures.put("rows", (double) rows);
      findings.add(LintFinding.ofData(name(), new Problem("the texts are single words that identify the rows: "
          + LintText.count(different.size(), "different word") + " in " + LintText.count(rows, "row"),
          examined.place(texts), "nothing is learned from a word that occurs once", characters + ", or name it in"
          + " 'ignore'"), List.of(texts.name()), figures));
    } else if (counts.distinct() >= FEW_WORDS && counts.seenOnce() >= ONCE * counts.distinct()) {
      figures.put("once", (double) counts.seenOnce());
      figures.put("different", (double) counts.distinct());
      findings.add(LintFinding.ofData(name(), new Problem(LintText.percent(
          (double) counts.seenOnce() / counts.distinct()) + " of " + LintText.count(counts.distinct(), "different word")
          + " occur once", examined.place(texts), "nothing is learned from a word that occurs once; in language, about"
          + " half of the words do", characters), List.of(texts.name()), figures));
    }
  }
}
