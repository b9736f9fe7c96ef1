package io.ganglion.experiments.report;

import java.io.IOException;
import java.util.List;

/** A part of a report. */
interface Panel {
  /** What messages call it. */
  String name();

  /** What it adds to the page; nothing where the files have nothing for it. */
  List<Element> of(RunFiles files) throws IOException;
}
