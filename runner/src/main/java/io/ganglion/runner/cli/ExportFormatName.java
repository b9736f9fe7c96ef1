package io.ganglion.runner.cli;

import io.ganglion.experiments.export.ExportFormat;

/** An {@link ExportFormat} as an option names it. */
final class ExportFormatName extends ConstantNames<ExportFormat> {
  ExportFormatName() {
    super(ExportFormat.class);
  }
}
