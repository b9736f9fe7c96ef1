package io.ganglion.experiments.data;

import io.ganglion.api.host.KebabCase;
import io.ganglion.experiments.config.DataFormat;
import io.ganglion.experiments.config.DataSection;
import io.ganglion.tables.csv.CsvFormat;
import java.util.Arrays;
import java.util.Map;

/** How a model's table was written, as the model remembers it, so that the next table can be read alike. */
public final class TableSource {
  private static final String FORMAT = "format";
  private static final String HEADER = "csv.header";
  private static final String DELIMITER = "csv.delimiter";
  private static final String QUOTE = "csv.quote";
  private static final String SKIP_ROWS = "csv.skip-rows";
  private static final String DECIMAL = "csv.decimal";

  private TableSource() {}

  /** How {@code section} says that the table is written. */
  public static Map<String, String> toMap(DataSection section) {
    if (section.format() != DataFormat.CSV) {
      return Map.of(FORMAT, KebabCase.ofConstant(section.format()));
    }
    return Map.of(HEADER, Boolean.toString(section.header()), DELIMITER, section.delimiter(), QUOTE, section.quote(),
        SKIP_ROWS, Integer.toString(section.skipRows()), DECIMAL, section.decimal());
  }

  /** The format that {@link #toMap} wrote. */
  public static DataFormat format(Map<String, String> source) {
    return Arrays.stream(DataFormat.values())
        .filter(format -> KebabCase.ofConstant(format).equals(source.get(FORMAT)))
        .findFirst().orElse(DataFormat.CSV);
  }

  /** What {@link #toMap} wrote of a CSV file; the usual format where it says nothing. */
  public static CsvFormat csvFormat(Map<String, String> source) {
    CsvFormat usual = new CsvFormat();
    return new CsvFormat(Boolean.parseBoolean(source.getOrDefault(HEADER, Boolean.toString(usual.header()))),
        source.getOrDefault(DELIMITER, usual.delimiter()), source.getOrDefault(QUOTE, usual.quote()),
        Integer.parseInt(source.getOrDefault(SKIP_ROWS, Integer.toString(usual.skipRows()))),
        source.getOrDefault(DECIMAL, usual.decimal()));
  }
}
