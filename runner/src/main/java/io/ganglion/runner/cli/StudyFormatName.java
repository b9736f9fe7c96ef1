package io.ganglion.runner.cli;

/** {@link StudyFormat} on the command line. */
final class StudyFormatName extends ConstantNames<StudyFormat> {
  StudyFormatName() {
    super(StudyFormat.class);
  }
}
