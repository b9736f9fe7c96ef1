package io.ganglion.runner.cli;

import io.ganglion.experiments.export.ExportPrecision;

/** An {@link ExportPrecision} as an option names it. */
final class ExportPrecisionName extends ConstantNames<ExportPrecision> {
  ExportPrecisionName() {
    super(ExportPrecision.class);
  }
}
