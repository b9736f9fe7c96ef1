package io.ganglion.runner.cli;

import io.ganglion.api.host.KebabCase;
import io.ganglion.experiments.config.DataFormat;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A data format by the name that it has in an experiment. */
final class DataFormatName implements ITypeConverter<DataFormat> {
  @Override
  public DataFormat convert(String name) {
    List<String> names = Arrays.stream(DataFormat.values()).map(KebabCase::ofConstant).toList();
    if (!names.contains(name)) {
      throw new TypeConversionException("must be one of " + String.join(", ", names) + ", but is '" + name + "'");
    }
    return DataFormat.values()[names.indexOf(name)];
  }
}
