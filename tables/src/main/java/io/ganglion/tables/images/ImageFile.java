package io.ganglion.tables.images;

import io.ganglion.tables.ByteSource;
import io.ganglion.tables.LabelledFiles;
import java.nio.file.Path;

/**
 * A file that should be an image.
 *
 * @param name relative to the folder that was named, with {@code /}; else the file as it was named
 * @param source its bytes
 * @param label the folder's name; may be empty where labels aren't wanted
 * @param misplaced why it can't be used, without a full stop; empty if it can
 */
record ImageFile(String name, ByteSource source, String label, String misplaced) {
  /** A file that was named itself. */
  static ImageFile of(ByteSource source) {
    return new ImageFile(source.name(), source, "", "");
  }

  /** A file in a folder. */
  static ImageFile of(LabelledFiles.Entry entry) {
    return new ImageFile(entry.name(), ByteSource.of(entry.path()), entry.label(), entry.misplaced());
  }

  /** The same, relative to the folder above. */
  ImageFile within(Path folder) {
    return new ImageFile(folder.getFileName() + "/" + name, source, label, misplaced);
  }
}
