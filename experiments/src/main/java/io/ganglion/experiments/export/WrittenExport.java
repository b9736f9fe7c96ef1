package io.ganglion.experiments.export;

import java.util.function.Function;

/** A model in another language, not yet in a file. */
public final class WrittenExport {
  private final String file;
  private final byte[] bytes;
  private final String summary;
  private final Function<ClassLoader, ExportCheck> check;

  WrittenExport(String file, byte[] bytes, String summary, Function<ClassLoader, ExportCheck> check) {
    this.file = file;
    this.bytes = bytes.clone();
    this.summary = summary;
    this.check = check;
  }

  /** The name of the file that it should be in. */
  public String file() {
    return file;
  }

  /** All of the file; a copy. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** What is in it, in a line. */
  public String summary() {
    return summary;
  }

  /**
   * Makes it predict, here and now, to be compared with the model.
   *
   * @param runtime where the classes are that compute it, for languages that Java doesn't
   * @throws io.ganglion.problem.ProblemException if what that takes isn't there
   */
  public ExportCheck check(ClassLoader runtime) {
    return check.apply(runtime);
  }
}
