package io.ganglion.runner.cli;

import io.ganglion.tables.DataFormat;
import io.ganglion.tables.DataFormats;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A data format that reads files, by the name that it has in an experiment. */
final class DataFormatName implements ITypeConverter<DataFormat>, Iterable<String> {
  @Override
  public DataFormat convert(String name) {
    if (!names().contains(name)) {
      throw new TypeConversionException("must be one of " + String.join(", ", names()) + ", but is '" + name + "'");
    }
    return DataFormats.named(name).orElseThrow();
  }

  @Override
  public Iterator<String> iterator() {
    return names().iterator();
  }

  private static List<String> names() {
    return DataFormats.all().stream().filter(DataFormat::needsFile).map(DataFormat::name).toList();
  }
}
