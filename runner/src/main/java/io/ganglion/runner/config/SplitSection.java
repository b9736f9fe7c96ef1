package io.ganglion.runner.config;

import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Require;
import io.ganglion.api.Setting;
import io.ganglion.api.host.SettingType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which examples serve what: {@code data.split} in the file. Either by fractions, which sum to 1, or by a column, or
 * fold by fold; files of their own may hold the rows for validation or test.
 */
public record SplitSection(
    @Setting("fraction to train on, > 0; with kfold, of what isn't in the fold") double train,
    @Setting("fraction that says when to stop and what to keep") double validation,
    @Setting("fraction that is only looked at in the end") double test,
    @Setting("whether every part gets the same share of each category of the target") boolean stratify,
    @Setting("random: drawn by the seed; file: the first rows train, the last test, as time series need it")
    Order order,
    @Setting("a column that says which row serves what, instead of fractions; it is no input") Optional<String> column,
    @Setting("what each value of the column serves, if it doesn't hold train, validation and test")
    Map<String, Part> values,
    @Setting("the column's last value for each part, where rows are sorted by it") Optional<UntilSection> until,
    @Setting("files that hold the rows of one part") Optional<SplitFiles> files,
    @Setting("in how many folds, ≥ 2, each of which is the test of a training on the others; none: no folds")
    @OrWord("none") OptionalInt kfold,
    @Setting("how many times the folds are drawn, each time with the next seed, ≥ 1") int repeats,
    @Setting("the one fold to train, ≥ 1, as a run without others; all: every one") @OrWord("all") OptionalInt fold) {
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
    this(1, 0, 0, false, Order.RANDOM, Optional.empty(), Map.of(), Optional.empty(), Optional.empty(),
        OptionalInt.empty(), 1, OptionalInt.empty());
  }

  public SplitSection {
    Require.positive("train", train);
    Require.notNegative("validation", validation);
    Require.notNegative("test", test);
    double sum = train + validation + test;
    if (Math.abs(sum - 1) > ROUNDING) {
      throw new InvalidSettingException("split", "must sum to 1, but train " + SettingType.text(train)
          + ", validation " + SettingType.text(validation) + " and test " + SettingType.text(test) + " sum to "
          + SettingType.text(Math.round(sum * 1e9) / 1e9));
    }
    refuse(stratify && order == Order.FILE, "stratify", "must draw rows, which order: file doesn't");
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    if (column.isPresent()) {
      refuse(train < 1 || validation > 0 || test > 0, "column", "must say alone which row serves what, without the"
          + " fractions train, validation and test");
      refuse(stratify || order == Order.FILE, "column", "must say alone which row serves what, without stratify and"
          + " order");
      refuse(!values.isEmpty() && until.isPresent(), "until", "must stand alone, without values");
      refuse(!values.isEmpty() && !values.containsValue(Part.TRAIN), "values", "must name a value of rows to train on");
    } else {
      refuse(!values.isEmpty(), "values", "is of no use without column beside it");
      refuse(until.isPresent(), "until", "is of no use without column beside it");
    }
    if (files.isPresent()) {
      refuse(column.isPresent(), "files", "must say alone which rows are for validation and test, without column");
      refuse(files.get().validation().isPresent() && validation > 0, "files", "must not name a file for validation if"
          + " a fraction of the other rows is for it, too");
      refuse(files.get().test().isPresent() && test > 0, "files", "must not name a file for the test if a fraction of"
          + " the other rows is for it, too");
    }
    refuse(kfold.isEmpty() && repeats != 1, "repeats", "is of no use without kfold beside it");
    refuse(kfold.isEmpty() && fold.isPresent(), "fold", "is of no use without kfold beside it");
    if (kfold.isPresent()) {
      Require.atLeast("kfold", kfold.getAsInt(), 2);
      Require.atLeast("repeats", repeats, 1);
      refuse(test > 0, "kfold", "must be without a fraction for the test, which every fold is in its turn");
      refuse(order == Order.FILE || column.isPresent() || files.isPresent(), "kfold", "must draw its folds, without"
          + " order: file, column and files");
      if (fold.isPresent()) {
        Require.atLeast("fold", fold.getAsInt(), 1);
        refuse(fold.getAsInt() > kfold.getAsInt(), "fold", "must be one of the " + kfold.getAsInt() + " folds, but is "
            + fold.getAsInt());
        refuse(repeats != 1, "fold", "must be of one draw, without repeats: another seed gives another draw");
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
    return new SplitSection(train, validation, test, false, Order.RANDOM, Optional.empty(), Map.of(),
        Optional.empty(), Optional.empty(), OptionalInt.empty(), 1, OptionalInt.empty());
  }

  /** One fold of one draw. */
  public SplitSection withFold(int number) {
    return new SplitSection(train, validation, test, stratify, order, column, values, until, files, kfold, 1,
        OptionalInt.of(number));
  }

  /** Whether it doesn't say which rows are for the test. */
  public boolean saysNothingOfTest() {
    return test == 0 && column.isEmpty() && kfold.isEmpty() && (files.isEmpty() || files.get().test().isEmpty());
  }

  /** Whether there are folds, and all of them are to be trained. */
  public boolean isCrossValidation() {
    return kfold.isPresent() && fold.isEmpty();
  }

  /** Whether there are rows for validation, as far as that is known before the column is read that may say so. */
  public boolean mayHaveValidation() {
    boolean byColumn = column.isPresent()
        && (values.isEmpty() && until.isEmpty() || values.containsValue(Part.VALIDATION)
            || until.isPresent() && until.get().validation().isPresent());
    return validation > 0 || byColumn || files.isPresent() && files.get().validation().isPresent();
  }
}
