package io.ganglion.experiments.lint;

import java.util.List;

/** One kind of thing that is suspicious, and how it is seen. */
interface Lint {
  /** Such as {@code constant-columns}: by it, a finding can be allowed. */
  String name();

  /** What was found; empty if all is well, or there was too little to see. */
  List<LintFinding> in(Examination examined);
}
