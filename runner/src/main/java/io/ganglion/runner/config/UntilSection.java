package io.ganglion.runner.config;

import io.ganglion.api.Setting;
import java.util.Optional;

/**
 * Where parts of the examples end, by a column in whose order the rows are: {@code data.split.until} in the file. The
 * parts follow one another; what comes after the last that is named is for the test, and after the test's own end for
 * nothing.
 */
public record UntilSection(
    @Setting("the column's last value to train on") @AsWritten String train,
    @Setting("the last one for validation; there is none unless it is given") @AsWritten Optional<String> validation,
    @Setting("the last one for the test; all that is left unless it is given") @AsWritten Optional<String> test) {
  public UntilSection() {
    this(Required.unset(), Optional.empty(), Optional.empty());
  }
}
