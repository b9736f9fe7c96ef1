package io.ganglion.experiments.data;

import io.ganglion.engine.data.TextColumn;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.engine.data.encoding.TextEncoding;
import io.ganglion.experiments.text.Format;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.tables.SourceTable;
import java.util.ArrayList;
import java.util.List;

/** Texts of which not all tokens are used, for there is a limit. */
final class LongTexts {
  private LongTexts() {}

  /** Says how many there are, of each column. */
  static List<Problem> warnings(Preprocessing preprocessing, SourceTable source) {
    List<Problem> warnings = new ArrayList<>();
    for (ColumnEncoding input : preprocessing.inputs()) {
      if (input instanceof TextEncoding text && text.maxLength().isPresent()
          && source.table().column(text.column()).orElse(null) instanceof TextColumn texts) {
        int cut = 0;
        int longest = 0;
        for (int row = 0; row < texts.size(); row++) {
          int unused = text.unused(texts.text(row));
          cut += unused > 0 ? 1 : 0;
          longest = Math.max(longest, unused);
        }
        int most = text.maxLength().getAsInt();
        if (cut > 0) {
          warnings.add(new Problem(cut + " of " + Format.count(texts.size(), "text") + (cut == 1 ? " is" : " are")
              + " longer than max-length, " + Format.count(most, text.tokenizer().unit()) + ": what follows isn't used",
              Place.at(source.file() + ": column '" + text.column() + "'"), "the longest has "
              + Format.count(most + longest, text.tokenizer().unit()) + "; a larger 'max-length' uses all of it"));
        }
      }
    }
    return warnings;
  }
}
