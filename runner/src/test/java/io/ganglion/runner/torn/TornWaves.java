package io.ganglion.runner.torn;

import io.ganglion.tables.DataFormat;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.TableRequest;

/** A data format that fails when it is read. */
public record TornWaves() implements DataFormat {
  @Override
  public String name() {
    return "torn-waves";
  }

  @Override
  public String title() {
    return "torn-waves";
  }

  @Override
  public boolean needsFile() {
    return false;
  }

  @Override
  public SourceTable read(TableRequest request) {
    throw new IllegalStateException("no wave");
  }
}
