package io.ganglion.runner.cli;

import io.ganglion.api.host.KebabCase;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The constants of an enum by their names on the command line, in kebab case; the names in order, for completion. */
abstract class ConstantNames<E extends Enum<E>> implements ITypeConverter<E>, Iterable<String> {
  private final List<E> constants;
  private final List<String> names;

  ConstantNames(Class<E> type) {
    constants = List.of(type.getEnumConstants());
    names = constants.stream().map(KebabCase::ofConstant).toList();
  }

  @Override
  public final E convert(String name) {
    if (!names.contains(name)) {
      throw new TypeConversionException("must be one of " + String.join(", ", names) + ", but is '" + name + "'");
    }
    return constants.get(names.indexOf(name));
  }

  @Override
  public final Iterator<String> iterator() {
    return names.iterator();
  }
}
