package io.ganglion.experiments.config;

import io.ganglion.api.Setting;
import io.ganglion.experiments.binding.ByName;
import io.ganglion.tables.DataFormat;
import io.ganglion.tables.DataFormats;

/** Of {@code data}, the format alone: all that new data need to be read. */
record FormatSection(
    @Setting("where the data come from, and how they are written") @ByName(DataFormatChoice.class) DataFormat format) {
  FormatSection() {
    this(DataFormats.usual());
  }
}
