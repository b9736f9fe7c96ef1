package io.ganglion.runner.cli;

import io.ganglion.experiments.run.GanglionVersion;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return GanglionVersion.lines();
  }
}
