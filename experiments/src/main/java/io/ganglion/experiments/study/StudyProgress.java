package io.ganglion.experiments.study;

/** Shows how many trainings of a study are done, and which are running. Safe for concurrent use. */
public interface StudyProgress {
  /** Shows nothing. */
  StudyProgress NONE = new StudyProgress() {
    @Override
    public void announce(long trainings, long epochs) {}

    @Override
    public void expect(int epochs, boolean isKnown) {}

    @Override
    public Working begin(String name, int epochs) {
      return new Working() {
        @Override
        public void epoch(int ended) {}

        @Override
        public void close() {}
      };
    }

    @Override
    public void end() {}
  };

  /** Announces, before any training is expected, how many there will be, if that is known. */
  void announce(long trainings, long epochs);

  /**
   * Adds a training to those that are to be done.
   *
   * @param isKnown whether its result is known from before
   */
  void expect(int epochs, boolean isKnown);

  /** Begins one of them. */
  Working begin(String name, int epochs);

  /** Ends the study: removes what is shown. */
  void end();

  /** A training that is running, until it is closed. */
  interface Working extends AutoCloseable {
    /** Reports that an epoch has ended. */
    void epoch(int ended);

    @Override
    void close();
  }
}
