package io.ganglion.tables;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Which table a data format is to read.
 *
 * @param sources the files in their order, of which only formats that take several have more than one; none for a
 *     format without a file
 * @param layout how text files of delimited cells are laid out; nothing to other formats
 * @param columns the columns to read; formats that don't name their columns may read others, too
 * @param use what for
 */
public record TableRequest(List<ByteSource> sources, TextLayout layout, WantedColumns columns, Use use) {
  /** What a table is read for. */
  public enum Use {
    /** To train on it, or to describe it. */
    TRAINING,
    /** To use a model on it. */
    NEW_DATA
  }

  public TableRequest {
    sources = List.copyOf(sources);
  }

  /** The only source, or the first. */
  public ByteSource first() {
    return sources.get(0);
  }

  /** The sources that are files. */
  public List<Path> paths() {
    List<Path> paths = new ArrayList<>();
    for (ByteSource source : sources) {
      if (source instanceof ByteSource.OfPath file) {
        paths.add(file.path());
      }
    }
    return paths;
  }
}
