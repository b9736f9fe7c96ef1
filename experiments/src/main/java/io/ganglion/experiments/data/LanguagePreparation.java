package io.ganglion.experiments.data;

import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Split;
import io.ganglion.engine.data.encoding.NextTokenEncoding;
import io.ganglion.engine.data.encoding.TextEncoding;
import io.ganglion.engine.data.text.BytePairLearner;
import io.ganglion.engine.data.text.BytePairs;
import io.ganglion.engine.data.text.Characters;
import io.ganglion.engine.data.text.SpacedWords;
import io.ganglion.engine.data.text.TokenCounts;
import io.ganglion.engine.data.text.Tokenizer;
import io.ganglion.engine.data.text.Vocabulary;
import io.ganglion.experiments.config.LanguageSection;
import io.ganglion.experiments.config.PartLayout;
import io.ganglion.experiments.config.SplitFiles;
import io.ganglion.experiments.text.Format;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Reason;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.TableRequest;
import io.ganglion.tables.WantedColumns;
import io.ganglion.tables.evidence.TextFindings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes the examples of a language model: windows of a text, in each of which the target is the next token. */
final class LanguagePreparation {
  /** In a warning, no more unknown tokens are named than these. */
  private static final int MOST_NAMED = 10;

  private final PlacedExperiment asked;
  private final LanguageSection section;
  private final String column;
  private final List<Problem> warnings = new ArrayList<>();

  LanguagePreparation(PlacedExperiment asked, LanguageSection section) {
    this.asked = asked;
    this.section = section;
    this.column = asked.data().format().textColumn().orElseThrow();
  }

  /** A part of a text. */
  private record Part(SourceTable source, String text, String sha256) {}

  PreparedData prepare(TableRequest request, SourceTable source, TextFindings findings) {
    Split split = SplitRows.of(asked, source);
    String training = LanguageLayout.text(source, column, split.train());
    NextTokenEncoding next = new NextTokenEncoding(encoding(training));
    OutputChecks.requireFitting(asked, next.preprocessing());
    Optional<SplitFiles> files = asked.data().split().files();
    Optional<Part> validationFile = read(files.flatMap(SplitFiles::validation), "validation");
    Optional<Part> testFile = read(files.flatMap(SplitFiles::test), "test");
    List<String> hashes = new ArrayList<>(List.of(sha256(request, source)));
    Examples validation = part(next, source, split.validation(), validationFile, "validation", hashes);
    Examples test = part(next, source, split.test(), testFile, "test", hashes);
    PreparedData prepared = new PreparedData(source, split, PartFile.sha256(hashes), next.preprocessing(), 0,
        examples(next, source, training, "training", 0), validation, test, warnings, Optional.empty(),
        Optional.empty(), findings);
    prepared.parts().values().forEach(part -> OutputChecks.requireTargets(asked, next.preprocessing(), part));
    MetricChecks.requireMeasurable(asked, prepared);
    return prepared;
  }

  private @Nullable Examples part(NextTokenEncoding next, SourceTable source, int[] rows, Optional<Part> file,
      String name, List<String> hashes) {
    hashes.add(file.map(Part::sha256).orElse(""));
    if (file.isEmpty() && rows.length == 0) {
      return null;
    }
    String text = file.map(Part::text).orElseGet(() -> LanguageLayout.text(source, column, rows));
    warnOfUnknown(next, text, name, file.map(Part::source).orElse(source));
    return examples(next, file.map(Part::source).orElse(source), text, name, section.warmUpOfJudging());
  }

  private Examples examples(NextTokenEncoding next, SourceTable source, String text, String part, int warmUp) {
    try {
      return next.examples(text, section.window(), warmUp);
    } catch (DataException e) {
      throw new ProblemException(ExitCode.DATA, new Problem("in the " + part + " part, " + e.problem(),
          Place.at(source.file()), e.help()));
    }
  }

  private Optional<Part> read(Optional<PartLayout> layout, String part) {
    if (layout.isEmpty()) {
      return Optional.empty();
    }
    DataFile.requireFile(layout.get().table(), asked.data().format(), asked.place("data.split.files." + part));
    TableRequest request = DataFile.request(asked.data(), layout.get(), WantedColumns.ALL);
    SourceTable source = asked.data().format().read(request);
    String text = LanguageLayout.text(source, column, source.table().allRows());
    return Optional.of(new Part(source, text, sha256(request, source)));
  }

  private String sha256(TableRequest request, SourceTable source) {
    try {
      return asked.data().format().sha256(request, source);
    } catch (IOException e) {
      throw new ProblemException(ExitCode.DATA, new Problem("the file can't be read: " + Reason.of(e),
          Place.at(source.file()), ""));
    }
  }

  /** What is fitted to the training part. */
  private TextEncoding encoding(String training) {
    Vocabulary vocabulary;
    Tokenizer tokenizer;
    if (section.tokens() == LanguageSection.Tokens.BYTE_PAIR) {
      BytePairLearner learner = new BytePairLearner(section.lowerCase());
      learner.add(training);
      Set<String> tokens = new LinkedHashSet<>(learner.characters(section.most() - 1, section.least()));
      BytePairs pairs = learner.learn(section.most() - 1 - tokens.size());
      pairs.merges().forEach(merge -> tokens.add(merge.token()));
      tokenizer = pairs;
      vocabulary = new Vocabulary(List.copyOf(tokens));
    } else {
      tokenizer = section.tokens() == LanguageSection.Tokens.WORD ? new SpacedWords(section.lowerCase())
          : new Characters(section.lowerCase());
      TokenCounts counts = new TokenCounts();
      counts.add(training, tokenizer);
      vocabulary = counts.vocabulary(section.most(), section.least());
    }
    return new TextEncoding(column, tokenizer, vocabulary, OptionalInt.empty());
  }

  /** Unknown tokens are learned if the training part has some; if not, a model expects none. */
  private void warnOfUnknown(NextTokenEncoding next, String text, String part, SourceTable source) {
    Vocabulary vocabulary = next.text().vocabulary();
    if (section.least() > 1) {
      return;
    }
    TreeSet<String> unknown = new TreeSet<>();
    int[] count = new int[1];
    next.text().tokenizer().split(text, token -> {
      if (vocabulary.index(token) == Vocabulary.UNKNOWN) {
        unknown.add(token);
        count[0]++;
      }
    });
    if (count[0] > 0) {
      List<String> named = unknown.stream().limit(MOST_NAMED).map(token -> "'" + token + "'").toList();
      warnings.add(new Problem("the " + part + " part has " + Format.count(count[0], next.text().tokenizer().unit())
          + " that the training part hasn't: " + String.join(", ", named)
          + (unknown.size() > MOST_NAMED ? " and " + (unknown.size() - MOST_NAMED) + " others" : ""),
          Place.at(source.file()), "they count as one unknown token; train on a text that has them"));
    }
  }
}
