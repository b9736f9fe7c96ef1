package io.ganglion.runner.config;

import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Setting;
import io.ganglion.engine.data.Missing;
import java.util.Optional;

/** What is known of one column, or to be done with it: {@code data.columns} in the file. */
public record ColumnSection(
    @Setting("what it holds; auto: numbers if every cell is one, else labels") ColumnType type,
    @Setting("what happens where it has no value, if not what happens elsewhere") Optional<Missing.Policy> missing,
    @Setting("the constant of missing: constant, if not 0 for numbers and \"missing\" for labels") @AsWritten
    Optional<String> fill,
    @Setting("whether a further input is 1 where there was no value, else 0") boolean indicator) {
  public ColumnSection() {
    this(ColumnType.AUTO, Optional.empty(), Optional.empty(), false);
  }

  public ColumnSection {
    if (fill.isPresent() && !missing.equals(Optional.of(Missing.Policy.CONSTANT))) {
      throw new InvalidSettingException("fill", "is of no use without missing: constant beside it");
    }
    if (indicator && missing.isPresent() && !missing.get().fills()) {
      throw new InvalidSettingException("indicator", "needs gaps to be filled, by missing: median for instance");
    }
  }
}
