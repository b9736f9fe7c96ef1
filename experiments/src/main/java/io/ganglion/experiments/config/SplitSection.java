package io.ganglion.experiments.config;

import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Require;
import io.ganglion.api.Setting;
import io.ganglion.api.host.SettingType;
import io.ganglion.experiments.binding.OrWord;
import io.ganglion.experiments.binding.SectionType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Which examples serve what: {@code data.split} in the file. Either by fractions, which sum to 1, or by a column, or
 * fold by fold; rows of one group may be kept together; files of their own may hold the rows for validation or test.
 */
public record SplitSection(
    @Setting("fraction for training, > 0; with kfold, of the examples outside the test fold") double train,
    @Setting("fraction for validation, which decides when to stop and which epoch to keep") double validation,
    @Setting("fraction for the test, which is only measured at the end") double test,
    @Setting("whether every part gets the same share of each class of the target") boolean stratify,
    @Setting("a column whose rows of one value, such as those of one customer, stay in one part or fold; it is not an"
        + " input") Optional<String> groups,
    @Setting("random: drawn by the seed; file: the first rows are for training, the last for the test, as time series"
        + " need it")
    Order order,
    @Setting("a column that assigns rows to the parts, instead of fractions; it is not an"
        + " input") Optional<String> column,
    @Setting("which part each value of the column stands for, if it doesn't hold train, validation and test")
    Map<String, Part> values,
    @Setting("the last value of the column in each part, where rows are sorted by it") Optional<UntilSection> until,
    @Setting("files that hold the rows of a part") Optional<SplitFiles> files,
    @Setting("the number of cross-validation folds, ≥ 2, each of which is the test part of a training on the others;"
        + " none: no cross-validation")
    @OrWord("none") OptionalInt kfold,
    @Setting("how many times the cross-validation is repeated, each time with the next seed, ≥ 1") int repeats,
    @Setting("a single fold to train, ≥ 1, as an ordinary run; all: every fold") @OrWord("all") OptionalInt fold) {
  /** Which rows a part gets. */
  public enum Order {
    RANDOM,
    FILE
  }

  /** What an example serves. */
  public enum Part {
    TRAIN,
    VALIDATION,
    TEST
  }

  /** Fractions written in decimal, such as 0.7, 0.15 and 0.15, sum to 1 but for their rounding. */
  private static final double ROUNDING = 1e-9;

  public SplitSection() {
    this(1, 0, 0, false, Optional.empty(), Order.RANDOM, Optional.empty(), Map.of(), Optional.empty(), Optional.empty(),
        OptionalInt.empty(), 1, OptionalInt.empty());
  }

  public SplitSection {
    Require.positive("train", train);
    Require.notNegative("validation", validation);
    Require.notNegative("test", test);
    double sum = train + validation + test;
    if (Math.abs(sum - 1) > ROUNDING) {
      throw new InvalidSettingException("split", "must add up to 1, but train " + SettingType.text(train)
          + ", validation " + SettingType.text(validation) + " and test " + SettingType.text(test) + " sum to "
          + SettingType.text(Math.round(sum * 1e9) / 1e9));
    }
    refuse(stratify && order == Order.FILE, "stratify", "needs random parts, which order: file doesn't give");
    refuse(groups.isPresent() && order == Order.FILE, "groups", "needs parts that are drawn, and order: file takes rows"
        + " as they come");
    refuse(groups.isPresent() && column.isPresent(), "groups", "can't be combined with column, which says itself which"
        + " rows are in which part");
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    if (column.isPresent()) {
      refuse(train < 1 || validation > 0 || test > 0, "column", "can't be combined with the fractions train,"
          + " validation and test");
      refuse(stratify || order == Order.FILE, "column", "can't be combined with stratify and order");
      refuse(!values.isEmpty() && until.isPresent(), "until", "can't be combined with values");
      refuse(!values.isEmpty() && !values.containsValue(Part.TRAIN), "values", "must name a value of rows for"
          + " training");
    } else {
      refuse(!values.isEmpty(), "values", "needs 'column' beside it");
      refuse(until.isPresent(), "until", "needs 'column' beside it");
    }
    if (files.isPresent()) {
      refuse(column.isPresent(), "files", "can't be combined with column");
      refuse(files.get().validation().isPresent() && validation > 0, "files", "must not name a file for validation"
          + " beside a fraction for validation");
      refuse(files.get().test().isPresent() && test > 0, "files", "must not name a file for the test beside a fraction"
          + " for the test");
    }
    refuse(kfold.isEmpty() && repeats != 1, "repeats", "needs 'kfold' beside it");
    refuse(kfold.isEmpty() && fold.isPresent(), "fold", "needs 'kfold' beside it");
    if (kfold.isPresent()) {
      Require.atLeast("kfold", kfold.getAsInt(), 2);
      Require.atLeast("repeats", repeats, 1);
      refuse(test > 0, "kfold", "must have no fraction for the test: every fold is the test part once");
      refuse(order == Order.FILE || column.isPresent() || files.isPresent(), "kfold", "can't be combined with order:"
          + " file, column and files");
      if (fold.isPresent()) {
        Require.atLeast("fold", fold.getAsInt(), 1);
        refuse(fold.getAsInt() > kfold.getAsInt(), "fold", "must be one of the " + kfold.getAsInt() + " folds, but is "
            + fold.getAsInt());
        refuse(repeats != 1, "fold", "can't be combined with repeats: another seed gives other folds");
      }
    }
  }

  private static void refuse(boolean wrong, String component, String problem) {
    if (wrong) {
      throw new InvalidSettingException(component, problem);
    }
  }

  /** These fractions and nothing else. */
  public static SplitSection of(double train, double validation, double test) {
    return new SplitSection(train, validation, test, false, Optional.empty(), Order.RANDOM, Optional.empty(),
        Map.of(), Optional.empty(), Optional.empty(), OptionalInt.empty(), 1, OptionalInt.empty());
  }

  /** One fold of one draw. */
  public SplitSection withFold(int number) {
    return SectionType.with(SectionType.with(this, "repeats", 1), "fold", OptionalInt.of(number));
  }

  /** Whether it doesn't say which rows are for the test. */
  public boolean saysNothingOfTest() {
    return test == 0 && column.isEmpty() && kfold.isEmpty() && (files.isEmpty() || files.get().test().isEmpty());
  }

  /** Whether it doesn't say which rows are for validation. */
  public boolean saysNothingOfValidation() {
    return validation == 0 && column.isEmpty() && kfold.isEmpty()
        && (files.isEmpty() || files.get().validation().isEmpty());
  }

  /** Whether there are folds, and all of them are to be trained. */
  public boolean isCrossValidation() {
    return kfold.isPresent() && fold.isEmpty();
  }

  /** The columns that say which part a row is in: no inputs. */
  public List<String> columns() {
    return Stream.concat(column.stream(), groups.stream()).toList();
  }

  /** Whether there are rows for validation; a column that assigns rows to parts may do so once it is read. */
  public boolean mayHaveValidation() {
    boolean byColumn = column.isPresent()
        && (values.isEmpty() && until.isEmpty() || values.containsValue(Part.VALIDATION)
            || until.isPresent() && until.get().validation().isPresent());
    return validation > 0 || byColumn || files.isPresent() && files.get().validation().isPresent();
  }
}
