package io.ganglion.experiments.draft;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.Table;
import io.ganglion.experiments.text.Format;
import io.ganglion.tables.evidence.Written;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which examples are for what.
 *
 * @param yaml empty if all are for training
 * @param column the column that assigns rows to parts, or keeps them together, if there is one
 * @param validates whether there are validation examples
 */
record SplitChoice(String yaml, String reason, Optional<String> column, boolean validates) {
  /** With fewer examples, parts would say nothing. Chosen. */
  private static final int FEW = 30;
  private static final int MANY = 10_000;
  private static final Map<String, String> PARTS = Map.of("train", "train", "training", "train", "validation",
      "validation", "valid", "validation", "val", "validation", "dev", "validation", "test", "test", "testing", "test");

  /** By a column whose labels are names of parts. */
  static Optional<SplitChoice> byColumn(Table table, Set<String> used) {
    for (Column column : table.columns()) {
      if (!used.contains(column.name()) && column instanceof CategoryColumn labels && isOfParts(labels)) {
        Set<String> values = new TreeSet<>(labels.labels());
        boolean plain = values.stream().allMatch(value -> part(value).equals(value));
        boolean validates = values.stream().anyMatch(value -> part(value).equals("validation"));
        String yaml = "{column: " + Written.of(column.name()) + (plain ? "" : ", values: " + values.stream()
            .map(value -> Written.of(value) + ": " + part(value)).collect(Collectors.joining(", ", "{", "}"))) + "}";
        return Optional.of(new SplitChoice(yaml, "the column '" + column.name() + "' says which rows are for what",
            Optional.of(column.name()), validates));
      }
    }
    return Optional.empty();
  }

  private static boolean isOfParts(CategoryColumn labels) {
    List<String> parts = labels.labels().stream().map(SplitChoice::part).toList();
    return parts.size() > 1 && parts.contains("train") && !parts.contains("");
  }

  private static String part(String label) {
    return PARTS.getOrDefault(label.toLowerCase(Locale.ROOT), "");
  }

  /** Where a part has files of its own, which are found without being named. */
  static Optional<SplitChoice> beside(DraftRequest request, int examples, boolean stratifies) {
    Optional<Path> validation = request.format().validationFile(request.table());
    Optional<Path> test = request.format().testFile(request.table());
    if (validation.isEmpty() && test.isEmpty()) {
      return Optional.empty();
    }
    String found = Stream.of(validation, test).flatMap(Optional::stream).map(path -> "'" + path.getFileName() + "'")
        .collect(Collectors.joining(" and "));
    if (validation.isPresent() && test.isPresent()) {
      return Optional.of(new SplitChoice("", "no split: " + found + " are the validation and the test part",
          Optional.empty(), true));
    }
    String other = validation.isPresent() ? "test" : "validation";
    if (examples < FEW) {
      return Optional.of(new SplitChoice("", "no other part than " + found + ": there are too few examples",
          Optional.empty(), validation.isPresent()));
    }
    return Optional.of(new SplitChoice("{train: " + (examples < MANY ? "0.8, " + other + ": 0.2"
        : "0.9, " + other + ": 0.1") + (stratifies ? ", stratify: true" : "") + "}", (validation.isPresent()
            ? found + " decides when to stop; the test says how good the model is on new examples"
            : "validation decides when to stop; " + found + " is the test part, which is used once") + (stratifies
                ? "; every part gets the same share of each class" : ""), Optional.empty(), true));
  }

  /** The same with the rows of one value of a column in one part. */
  SplitChoice grouped(String by) {
    return new SplitChoice(yaml.substring(0, yaml.length() - 1) + ", groups: " + Written.of(by) + "}",
        reason + "; the rows of one '" + by + "' stay in one part, for they have like targets, and the test is to be of"
            + " new ones", Optional.of(by), validates);
  }

  /** The first for training, the last for the test. */
  static SplitChoice inOrder(int rows) {
    return rows < FEW ? new SplitChoice("", "", Optional.empty(), false)
        : new SplitChoice("{train: 0.7, validation: 0.15, test: 0.15, order: file}", "in the order of time: what is"
            + " forecast lies after what was learned from", Optional.empty(), true);
  }

  /** Drawn at random. */
  static SplitChoice drawn(int examples, boolean stratifies, String things) {
    if (examples < FEW) {
      return new SplitChoice("", "", Optional.empty(), false);
    }
    boolean many = examples >= MANY;
    String fractions = many ? "train: 0.8, validation: 0.1, test: 0.1" : "train: 0.6, validation: 0.2, test: 0.2";
    return new SplitChoice("{" + fractions + (stratifies ? ", stratify: true" : "") + "}",
        "validation decides when to stop, and the test, which is used once, says how good the model is on new "
            + things + (stratifies ? "; every part gets the same share of each class" : "")
            + (examples < 500 ? "; with " + Format.count(examples, "example")
                + ", kfold: 10 instead says it more reliably" : ""), Optional.empty(), true);
  }
}
