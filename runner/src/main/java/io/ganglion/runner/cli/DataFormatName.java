package io.ganglion.runner.cli;

import io.ganglion.experiments.config.DataFormat;

/** {@link DataFormat} on the command line. */
final class DataFormatName extends ConstantNames<DataFormat> {
  DataFormatName() {
    super(DataFormat.class);
  }
}
