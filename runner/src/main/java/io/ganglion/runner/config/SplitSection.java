package io.ganglion.runner.config;

import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Require;
import io.ganglion.api.Setting;
import io.ganglion.api.host.SettingType;

/** Which fractions of the examples serve what: {@code data.split} in the file. They sum to 1. */
public record SplitSection(
    @Setting("fraction to train on, > 0") double train,
    @Setting("fraction that says when to stop and what to keep") double validation,
    @Setting("fraction that is only looked at in the end") double test,
    @Setting("whether every part gets the same share of each category of the target") boolean stratify,
    @Setting("random: drawn by the seed; file: the first rows train, the last test, as time series need it")
    Order order) {
  /** Which rows a part gets. */
  public enum Order {
    RANDOM,
    FILE
  }

  /** Fractions written in decimal, such as 0.7, 0.15 and 0.15, sum to 1 but for their rounding. */
  private static final double ROUNDING = 1e-9;

  public SplitSection() {
    this(1, 0, 0, false, Order.RANDOM);
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
    if (stratify && order == Order.FILE) {
      throw new InvalidSettingException("stratify", "must draw rows, which order: file doesn't");
    }
  }
}
