package io.ganglion.problem;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** Why a file can't be read or written, in a few words. */
public final class Reason {
  private Reason() {}

  /** What the system says; where the JDK says nothing but the path, what that means. */
  public static String of(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file or folder";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    String said = e instanceof FileSystemException file && file.getReason() != null ? file.getReason() : e.getMessage();
    return said == null ? e.toString() : said.substring(0, 1).toLowerCase(Locale.ROOT) + said.substring(1);
  }
}
