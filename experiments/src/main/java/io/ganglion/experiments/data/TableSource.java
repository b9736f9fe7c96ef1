package io.ganglion.experiments.data;

import io.ganglion.experiments.config.DataSection;
import io.ganglion.tables.DataFormat;
import io.ganglion.tables.DataFormats;
import io.ganglion.tables.TextLayout;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
    Map<String, String> source = new TreeMap<>();
    if (!section.format().equals(DataFormats.usual())) {
      source.put(FORMAT, section.format().name());
    }
    if (section.format().isDelimited()) {
      TextLayout layout = section.csv();
      source.putAll(Map.of(HEADER, Boolean.toString(layout.header()), DELIMITER, layout.delimiter(), QUOTE,
          layout.quote(), SKIP_ROWS, Integer.toString(layout.skipRows()), DECIMAL, layout.decimal()));
    }
    return source;
  }

  /** The format of new data: that which {@link #toMap} wrote, or the usual one if that needs no file. */
  public static DataFormat format(Map<String, String> source) {
    return Optional.ofNullable(source.get(FORMAT)).flatMap(DataFormats::named).filter(DataFormat::needsFile)
        .orElseGet(DataFormats::usual);
  }

  /** What {@link #toMap} wrote of a text file's layout; the usual one where it says nothing. */
  public static TextLayout layout(Map<String, String> source) {
    TextLayout usual = new TextLayout();
    return new TextLayout(Boolean.parseBoolean(source.getOrDefault(HEADER, Boolean.toString(usual.header()))),
        source.getOrDefault(DELIMITER, usual.delimiter()), source.getOrDefault(QUOTE, usual.quote()),
        Integer.parseInt(source.getOrDefault(SKIP_ROWS, Integer.toString(usual.skipRows()))),
        source.getOrDefault(DECIMAL, usual.decimal()));
  }
}
