package io.ganglion.experiments.config;

import io.ganglion.api.Setting;
import java.util.Optional;

/** Files with rows for one part alone, written like {@code data.file}: {@code data.split.files} in the file. */
public record SplitFiles(
    @Setting("a file with the validation rows") Optional<PartLayout> validation,
    @Setting("a file with the test rows") Optional<PartLayout> test) {
  public SplitFiles() {
    this(Optional.empty(), Optional.empty());
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return validation.isEmpty() && test.isEmpty();
  }
}
