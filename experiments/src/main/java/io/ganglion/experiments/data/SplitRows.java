package io.ganglion.experiments.data;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Folds;
import io.ganglion.engine.data.Groups;
import io.ganglion.engine.data.Split;
import io.ganglion.engine.data.Table;
import io.ganglion.engine.random.Randomness;
import io.ganglion.experiments.config.SplitSection;
import io.ganglion.experiments.config.SplitSection.Part;
import io.ganglion.experiments.config.TrainingSection;
import io.ganglion.tables.SourceTable;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Which rows of a table, or which sequences, serve what, as an experiment says. */
final class SplitRows {
  private SplitRows() {}

  /**
   * The parts; one that was asked for has at least one row.
   *
   * @throws io.ganglion.problem.ProblemException if that can't be done
   */
  static Split of(PlacedExperiment asked, SourceTable source) {
    SplitSection section = asked.data().split();
    if (section.column().isPresent()) {
      Split split = new SplitByColumn(asked, source.table().column(section.column().get()).get()).split();
      requireParts(asked, section, split);
      return split;
    }
    if (source.ownSplit().isPresent() && section.equals(new SplitSection())) {
      return own(asked, source);
    }
    Optional<Groups> groups = section.groups().map(name -> Groups.of(source.table().column(name).orElseThrow()));
    int most = groups.map(Groups::count).orElse(source.table().rows());
    if (section.kfold().isPresent() && section.kfold().getAsInt() > most) {
      throw asked.problem("data.split.kfold", "'" + source.file() + "' has only " + most + " "
          + section.groups().map(name -> "values of '" + name + "'").orElse(things(asked)) + " for "
          + section.kfold().getAsInt() + " folds", "write fewer folds");
    }
    Split split = split(asked, source.table(), groups);
    requireRows(asked, source, split.train(), section.train(), "train");
    requireRows(asked, source, split.validation(), section.validation(), "validation");
    requireRows(asked, source, split.test(), section.test(), "test");
    return split;
  }

  /** The parts that the file names. */
  private static Split own(PlacedExperiment asked, SourceTable source) {
    Split own = source.ownSplit().get();
    if (own.validation().length == 0) {
      throw asked.problem("data.file", "'" + source.file() + "' gives no validation examples",
          "write a split, for instance split: {train: 0.8, test: 0.2}");
    }
    return own;
  }

  /** What the column, or what is said of it, promises. */
  private static void requireParts(PlacedExperiment asked, SplitSection section, Split split) {
    String column = section.column().get();
    if (split.train().length == 0) {
      throw asked.problem("data.split.column",
            "by '" + column + "', no " + thing(asked) + " is left for 'train'",
          "at least one " + thing(asked) + " is needed for training");
    }
    boolean validation = section.values().containsValue(Part.VALIDATION)
        || section.until().isPresent() && section.until().get().validation().isPresent();
    requireAny(asked, split.validation(), validation, "validation");
    boolean test = section.values().containsValue(Part.TEST)
        || section.until().isPresent() && section.until().get().test().isPresent();
    requireAny(asked, split.test(), test, "test");
    if (split.validation().length == 0) {
      requireNoNeedOfValidation(asked, column);
    }
  }

  private static void requireAny(PlacedExperiment asked, int[] rows, boolean promised, String part) {
    if (promised && rows.length == 0) {
      throw asked.problem("data.split.column",
            "by '" + asked.data().split().column().get() + "', no " + thing(asked) + " is left for '" + part
          + "'", "name values that occur, or leave '" + part + "' out");
    }
  }

  /** Until the column has been read, it isn't known whether there are validation data. */
  private static void requireNoNeedOfValidation(PlacedExperiment asked, String column) {
    TrainingSection training = asked.experiment().training();
    String help = "let '" + column + "' say validation in some rows";
    if (training.keep() == TrainingSection.Keep.BEST) {
      throw asked.problem("training.keep", "'training.keep' can't be best without validation data", help);
    }
    for (int i = 0; i < training.stop().size(); i++) {
      if (training.stop().get(i).rule().needsValidation()) {
        throw asked.problem("training.stop." + i, "a stop rule needs validation data", help);
      }
    }
  }

  private static Split split(PlacedExperiment asked, Table table, Optional<Groups> groups) {
    SplitSection section = asked.data().split();
    Split.Fractions fractions = new Split.Fractions(section.train(), section.validation(), section.test());
    if (section.order() == SplitSection.Order.FILE) {
      return Split.inOrder(table.rows(), fractions);
    }
    Optional<CategoryColumn> strata = section.stratify() ? Optional.of(strata(asked, table)) : Optional.empty();
    Optional<Groups> dealt = groups.map(plain -> strata.map(plain::stratified).orElse(plain));
    return section.fold().isPresent()
        ? fold(asked, table, strata, dealt, fractions)
        : draw(table.rows(), strata, dealt, fractions, random(asked, 0));
  }

  private static RandomGenerator random(PlacedExperiment asked, int index) {
    return Randomness.of(asked.experiment().seed(), Randomness.Purpose.SPLIT, index);
  }

  private static Split draw(int rows, Optional<CategoryColumn> strata, Optional<Groups> groups,
      Split.Fractions fractions, RandomGenerator random) {
    return groups.isPresent() ? groups.get().split(fractions, random)
        : strata.isPresent() ? Split.stratified(strata.get(), fractions, random) : Split.of(rows, fractions, random);
  }

  /** One fold is the test; the others are divided as fractions say. */
  private static Split fold(PlacedExperiment asked, Table table, Optional<CategoryColumn> strata,
      Optional<Groups> groups, Split.Fractions fractions) {
    int count = asked.data().split().kfold().getAsInt();
    int number = asked.data().split().fold().getAsInt();
    RandomGenerator random = random(asked, 0);
    Folds folds = groups.isPresent() ? groups.get().folds(count, random)
        : strata.isPresent() ? Folds.stratified(strata.get(), count, random) : Folds.of(table.rows(), count, random);
    int[] others = folds.outside(number - 1);
    Split inner = draw(others.length, strata.map(labels -> labels.rows(others)),
        groups.map(all -> all.rows(others)), fractions, random(asked, number)).within(others);
    return new Split(inner.train(), inner.validation(), folds.in(number - 1));
  }

  private static CategoryColumn strata(PlacedExperiment asked, Table table) {
    String target = asked.data().target().get(0);
    if (table.column(target).get() instanceof CategoryColumn labels) {
      return labels;
    }
    throw asked.problem("data.split.stratify",
        "stratify needs a target of categories, but '" + target + "' holds numbers",
        "remove 'stratify', or declare 'columns: {" + target + ": category}'");
  }

  private static void requireRows(PlacedExperiment asked, SourceTable source, int[] rows, double fraction,
      String part) {
    if (fraction > 0 && rows.length == 0) {
      Optional<String> groups = asked.data().split().groups();
      if (groups.isPresent()) {
        throw asked.problem("data.split." + part, "no value of '" + groups.get() + "' is left for '" + part + "': '"
            + source.file() + "' has only " + Groups.of(source.table().column(groups.get()).orElseThrow()).count(),
            "use fewer parts, or leave 'groups' out");
      }
      throw asked.problem("data.split." + part,
          "no " + thing(asked) + " is left for '" + part + "': '" + source.file() + "' has only "
              + source.table().rows(),
          "give it a larger fraction, or 0");
    }
  }

  /** What is split: a row of the table, unless sequences are examples. */
  private static String thing(PlacedExperiment asked) {
    return asked.data().sequence().isPresent() ? "sequence" : "row";
  }

  private static String things(PlacedExperiment asked) {
    return thing(asked) + "s";
  }
}
