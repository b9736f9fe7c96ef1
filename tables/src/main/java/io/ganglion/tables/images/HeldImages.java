package io.ganglion.tables.images;

import io.ganglion.engine.data.Image;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;

/** How much memory the images of a table take, before it is too much. */
final class HeldImages {
  /** Of the heap; the rest is for the training. */
  private static final double MOST_OF_HEAP = 0.75;
  private static final int MEGABYTE = 1_000_000;

  private long bytes;

  /**
   * Adds an image.
   *
   * @param setting that makes images smaller
   * @throws ProblemException if there is too little memory
   */
  void add(Image image, Place place, String setting) {
    bytes += image.values().length;
    if (bytes > MOST_OF_HEAP * Runtime.getRuntime().maxMemory()) {
      throw new ProblemException(ExitCode.DATA, new Problem("the images up to here take " + bytes / MEGABYTE
          + " megabytes, and the program may use " + Runtime.getRuntime().maxMemory() / MEGABYTE, place,
          "let Ganglion scale them, by " + setting + " in 'data'; or give it more memory"));
    }
  }
}
