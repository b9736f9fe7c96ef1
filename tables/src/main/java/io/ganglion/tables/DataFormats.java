package io.ganglion.tables;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Predicate;

/** The data formats on the class path, in the order in which they are found, Ganglion's own first. */
public final class DataFormats {
  private static final String USUAL = "csv";
  private static final List<DataFormat> ALL = found(DataFormats.class.getClassLoader());

  private DataFormats() {}

  /** Those of {@code META-INF/services} as {@code classes} sees them. */
  private static List<DataFormat> found(ClassLoader classes) {
    List<DataFormat> formats = ServiceLoader.load(DataFormat.class, classes).stream().map(ServiceLoader.Provider::get)
        .toList();
    for (DataFormat format : formats) {
      if (!(format instanceof Record)) {
        throw new IllegalStateException(format.getClass().getName() + " must be a record: its components are the"
            + " settings of the data format '" + format.name() + "'");
      }
      if (formats.stream().filter(other -> other.name().equals(format.name())).count() > 1) {
        throw new IllegalStateException("there are two data formats '" + format.name() + "' on the class path");
      }
    }
    return formats;
  }

  /** All of them, with the defaults of their settings. */
  public static List<DataFormat> all() {
    return ALL;
  }

  /** Their names. */
  public static List<String> names() {
    return ALL.stream().map(DataFormat::name).toList();
  }

  /** The format of this name. */
  public static Optional<DataFormat> named(String name) {
    return ALL.stream().filter(format -> format.name().equals(name)).findFirst();
  }

  /** The format of data of which nothing is said. */
  public static DataFormat usual() {
    return named(USUAL).orElseThrow();
  }

  /**
   * The format that claims a file or folder, or the usual one.
   *
   * @param file as the user gave it
   */
  public static DataFormat of(Path file) {
    return ALL.stream().filter(format -> format.claims(file)).findFirst().orElseGet(DataFormats::usual);
  }

  /** What messages call those that are so, such as {@code CSV}, or {@code CSV, line and text}. */
  public static String titles(Predicate<DataFormat> are) {
    List<String> titles = ALL.stream().filter(are).map(DataFormat::title).toList();
    int last = titles.size() - 1;
    return last < 1 ? String.join("", titles)
        : String.join(", ", titles.subList(0, last)) + " and " + titles.get(last);
  }
}
