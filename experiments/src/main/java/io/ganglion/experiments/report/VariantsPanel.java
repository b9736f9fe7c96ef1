package io.ganglion.experiments.report;

import java.io.IOException;
import java.util.List;

/** What the variants are. */
final class VariantsPanel implements Panel {
  @Override
  public String name() {
    return "Variants";
  }

  @Override
  public List<Element> of(RunFiles files) throws IOException {
    return List.of(Parts.section("variants", "Variants", ComparisonHeadline.changes(ComparedVariants.read(files))));
  }
}
