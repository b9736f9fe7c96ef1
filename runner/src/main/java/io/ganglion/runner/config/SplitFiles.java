package io.ganglion.runner.config;

import io.ganglion.api.Setting;
import java.nio.file.Path;
import java.util.Optional;

/** Files with rows for one part alone, written like {@code data.file}: {@code data.split.files} in the file. */
public record SplitFiles(
    @Setting("a file whose rows say when to stop and what to keep") Optional<Path> validation,
    @Setting("a file whose rows are only looked at in the end") Optional<Path> test) {
  public SplitFiles() {
    this(Optional.empty(), Optional.empty());
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return validation.isEmpty() && test.isEmpty();
  }
}
