package io.ganglion.tables;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.Image;
import io.ganglion.engine.data.ImageColumn;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.Table;
import io.ganglion.engine.data.TextColumn;
import io.ganglion.plugins.Sha256;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The SHA-256 of data, by which a run tells whether they are the same. */
public final class DataHash {
  private DataHash() {}

  /**
   * Of a file; of several, that of their hashes, one a line.
   *
   * @throws IOException if one can't be read
   */
  public static String of(List<Path> files) throws IOException {
    if (files.size() == 1) {
      return Sha256.of(files.get(0));
    }
    StringBuilder hashes = new StringBuilder();
    for (Path file : files) {
      hashes.append(Sha256.of(file)).append('\n');
    }
    return Sha256.of(hashes.toString().getBytes(StandardCharsets.US_ASCII));
  }

  /** Of files and of what they name, by the hashes of both. */
  public static String of(String ofFiles, Table named) {
    return Sha256.of((ofFiles + '\n' + of(named)).getBytes(StandardCharsets.US_ASCII));
  }

  /** Of a table: its columns' names and types, and its values, numbers by their bits. */
  public static String of(Table table) {
    return Sha256.ofWritten(out -> {
      for (Column column : table.columns()) {
        text(out, column.name());
        text(out, column.type().name());
        values(out, column);
      }
    });
  }

  private static void values(DataOutputStream out, Column column) throws IOException {
    out.writeInt(column.size());
    if (column instanceof NumberColumn numbers) {
      for (double value : numbers.values()) {
        out.writeLong(Double.doubleToLongBits(value));
      }
    } else if (column instanceof CategoryColumn labels) {
      for (int row = 0; row < labels.size(); row++) {
        out.writeBoolean(labels.isMissing(row));
        text(out, labels.text(row));
      }
    } else if (column instanceof ImageColumn images) {
      for (Image image : images.images()) {
        out.writeInt(image.height());
        out.writeInt(image.width());
        out.writeInt(image.features());
        out.write(image.values());
      }
    } else if (column instanceof TextColumn texts) {
      for (String text : texts.texts()) {
        text(out, text);
      }
    }
  }

  /** Its length comes first, so that no two lists of texts are written alike. */
  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
