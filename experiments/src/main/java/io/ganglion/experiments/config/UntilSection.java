package io.ganglion.experiments.config;

import io.ganglion.api.Setting;
import io.ganglion.experiments.binding.AsWritten;
import io.ganglion.experiments.binding.Required;
import java.util.Optional;

/**
 * Where parts of the examples end, by a column in whose order the rows are: {@code data.split.until} in the file. The
 * parts follow one another; what comes after the last that is named is for the test, and after the test's own end for
 * nothing.
 */
public record UntilSection(
    @Setting("the column's last value for training") @AsWritten String train,
    @Setting("its last value for validation; no validation part unless given") @AsWritten Optional<String> validation,
    @Setting("its last value for the test; all remaining rows unless given") @AsWritten Optional<String> test) {
  public UntilSection() {
    this(Required.unset(), Optional.empty(), Optional.empty());
  }
}
