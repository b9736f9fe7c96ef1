package io.ganglion.experiments.run;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.Optional;

/** What a run trains before its model, to learn what the model is worth. */
@FunctionalInterface
public interface FoldTraining {
  /**
   * What it came to.
   *
   * @param facts for the manifest
   * @param text for people, every line ended by {@code \n}
   * @param diverged how many trainings did
   */
  record Outcome(JsonObject facts, String text, int diverged) {}

  /**
   * Trains the folds that the experiment asks for, if it asks for any.
   *
   * @throws IOException if a file can't be written
   * @throws io.ganglion.problem.ProblemException if it is interrupted
   */
  Optional<Outcome> run() throws IOException;

  /** Removes what only a run that isn't finished needs. */
  default void forget() throws IOException {}
}
