package io.ganglion.experiments.export;

import java.util.function.Function;

/** A model in another language, not yet in a file. */
public final class WrittenExport {
  private final String file;
  private final byte[] bytes;
  private final String summary;
  private final Function<ClassLoader, ExportedRows> rows;

  WrittenExport(String file, byte[] bytes, String summary, Function<ClassLoader, ExportedRows> rows) {
    this.file = file;
    this.bytes = bytes.clone();
    this.summary = summary;
    this.rows = rows;
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
   * Makes it predict, here and now.
   *
   * @param runtime where the classes are that compute it, for languages that Java doesn't
   * @throws io.ganglion.problem.ProblemException if what that takes isn't there
   */
  public ExportedRows rows(ClassLoader runtime) {
    return rows.apply(runtime);
  }
}
