package io.ganglion.runner.cli;

/** How the table of a study is printed. */
enum StudyFormat {
  TABLE,
  MD,
  CSV,
  JSON,
  TEX
}
