package io.ganglion.experiments.data;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.experiments.config.ColumnType;
import io.ganglion.experiments.config.DataSection;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.evidence.TextFindings;
import io.ganglion.tables.evidence.Written;
import io.ganglion.tables.images.NamedImages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Columns from which nothing can be learned that holds for other rows, and which therefore are no inputs unless they
 * are declared: text, of which nearly every row has its own, or of which there is very much, and numbers of rows.
 *
 * @param columns their names
 * @param warnings one for each
 */
record NoInputs(Set<String> columns, List<Problem> warnings) {
  /** This many rows may be numbered by chance, or in a made-up table. */
  private static final int FEW_ROWS = 20;
  /** How columns are called that name rows; {@code unnamed0} is what pandas makes of a column without a name. */
  private static final Pattern NAMES_ROWS =
      Pattern.compile("(row(names?|numbers?|nr|no|id|index)?|index|idx|.*id|unnamed0)");

  static NoInputs of(DataSection section, SourceTable source, TextFindings findings) {
    Set<String> columns = new LinkedHashSet<>();
    List<Problem> warnings = new ArrayList<>(source.warnings());
    if (!section.format().namesColumns()) {
      return new NoInputs(columns, warnings);
    }
    for (Column column : source.table().columns()) {
      if (isDeclared(section, column.name())) {
        continue;
      }
      if (column instanceof CategoryColumn labels && FreeText.isOne(labels)) {
        columns.add(column.name());
        if (findings.concern(column.name())) {
          continue; // a lint says what its cells are
        }
        warnings.add(new Problem("the column is text and isn't used as an input: " + labels.labels().size()
            + " different labels in " + labels.size() + " rows", at(source, column),
            NamedImages.areNamedBy(labels) ? "learn from the images that it names with columns: {"
                + Written.of(column.name()) + ": image}; or name it in 'ignore'"
                : FreeText.isProse(labels) ? "learn from its words with columns: {" + Written.of(column.name())
                + ": text}; or name it in 'ignore'"
                : "name it in 'ignore'; or keep it with columns: {" + column.name() + ": category}"));
      } else if (column instanceof NumberColumn numbers && isNamedForRows(column) && areDifferent(numbers)) {
        columns.add(column.name());
        warnings.add(new Problem("the column numbers the rows and isn't used as an input", at(source, column),
            "name it in 'ignore'; or keep it with columns: {" + column.name() + ": number}"));
      }
    }
    return new NoInputs(columns, warnings);
  }

  private static Place at(SourceTable source, Column column) {
    return Place.at(source.file() + ": column '" + column.name() + "'");
  }

  /** Whether the experiment says what it is, or what it is for. */
  private static boolean isDeclared(DataSection section, String column) {
    return section.target().contains(column) || section.column(column).type() != ColumnType.AUTO
        || section.column(column).isOfLabels() || section.weights().filter(column::equals).isPresent()
        || section.split().columns().contains(column)
        || section.sequence().isPresent() && section.sequence().get().ofNoInput().contains(column)
        || section.series().isPresent() && (section.series().get().inputs().contains(column)
            || section.series().get().knownAndConstant().contains(column)
            || section.series().get().id().filter(column::equals).isPresent()
            || section.series().get().time().filter(column::equals).isPresent());
  }

  private static boolean isNamedForRows(Column column) {
    return NAMES_ROWS.matcher(column.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "")).matches();
  }

  /** Whether they are whole and no two are the same. */
  private static boolean areDifferent(NumberColumn numbers) {
    double[] sorted = numbers.values().clone();
    Arrays.sort(sorted);
    return sorted.length > FEW_ROWS && IntStream.range(0, sorted.length)
        .allMatch(i -> sorted[i] == Math.rint(sorted[i]) && (i == 0 || sorted[i] > sorted[i - 1]));
  }
}
