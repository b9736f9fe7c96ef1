package io.ganglion.experiments.config;

import io.ganglion.experiments.binding.ByName;
import io.ganglion.tables.DataFormat;
import io.ganglion.tables.DataFormats;
import java.util.LinkedHashMap;
import java.util.Map;

/** The data formats that {@code data.format} can name. */
public final class DataFormatChoice implements ByName.Choice {
  @Override
  public Map<String, Record> records() {
    Map<String, Record> records = new LinkedHashMap<>();
    for (DataFormat format : DataFormats.all()) {
      records.put(format.name(), (Record) format);
    }
    return records;
  }
}
