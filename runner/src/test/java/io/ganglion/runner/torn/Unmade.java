package io.ganglion.runner.torn;

import io.ganglion.tables.DataFormat;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.TableRequest;

/** A data format that fails when it is made. */
public record Unmade() implements DataFormat {
  public Unmade {
    sideways();
  }

  private static void sideways() {
    throw new IllegalStateException("no licence");
  }

  @Override
  public String name() {
    return "unmade";
  }

  @Override
  public String title() {
    return "unmade";
  }

  @Override
  public boolean needsFile() {
    return false;
  }

  @Override
  public SourceTable read(TableRequest request) {
    throw new IllegalStateException("never made");
  }
}
