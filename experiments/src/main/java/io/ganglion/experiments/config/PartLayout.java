package io.ganglion.experiments.config;

import io.ganglion.api.Setting;
import io.ganglion.experiments.binding.Required;
import io.ganglion.tables.TextLayout;
import java.nio.file.Path;
import java.util.Optional;

/** A file with rows for one part, and what of it isn't laid out as in {@code data}. */
public record PartLayout(
    @Setting("the file") Path table,
    @Setting("whether its first line holds the column names, if not as in data") Optional<Boolean> header,
    @Setting("the character between two fields, if not as in data") Optional<String> delimiter,
    @Setting("lines to skip before the header or the first row, if not as in data") Optional<Integer> skipRows,
    @Setting("rows to skip at the end, if not as in data") Optional<Integer> skipFooter,
    @Setting("the decimal point, if not as in data") Optional<String> decimal) {
  public PartLayout() {
    this(Required.unset(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  public PartLayout {
    of(new TextLayout().delimitedBy(TextLayout.AUTO), header, delimiter, skipRows, skipFooter, decimal);
  }

  /** A file that is laid out as in {@code data}. */
  public static PartLayout alike(Path table) {
    return new PartLayout(table, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty());
  }

  /** The layout of this file where the others are laid out like that. */
  public TextLayout of(TextLayout others) {
    return of(others, header, delimiter, skipRows, skipFooter, decimal);
  }

  private static TextLayout of(TextLayout others, Optional<Boolean> header, Optional<String> delimiter,
      Optional<Integer> skipRows, Optional<Integer> skipFooter, Optional<String> decimal) {
    return others.headed(header.orElse(others.header())).delimitedBy(delimiter.orElse(others.delimiter()))
        .skipping(skipRows.orElse(others.skipRows())).footed(skipFooter.orElse(others.skipFooter()))
        .pointed(decimal.orElse(others.decimal()));
  }
}
