package io.ganglion.engine.data;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@link Preprocessing} as bytes.
 *
 * <p>Inputs, then targets: each a count (int), then that many encodings. An encoding is its kind (byte), its column's
 * name, and for {@link #NUMBER}: scaling (byte), shift, scale (double); for {@link #CATEGORY}: form (byte), a count
 * (int) and that many labels. A text is a {@link StoredText}. Codes are written out here, not taken from the order of an
 * enum, so that a constant that joins later moves none.
 */
final class PreprocessingFormat {
  private static final int NUMBER = 1;
  private static final int CATEGORY = 2;

  /** Far more than a table that fits into memory has; keeps a damaged count from being believed. */
  private static final int MOST_COLUMNS = 1 << 20;
  private static final int MOST_LABELS = 1 << 24;
  /** Lists start no larger than this, whatever count was read. */
  private static final int TRUSTED_COUNT = 1 << 10;

  private PreprocessingFormat() {}

  static void write(Preprocessing preprocessing, DataOutput out) throws IOException {
    writeEncodings(preprocessing.inputs(), out);
    writeEncodings(preprocessing.targets(), out);
  }

  static Preprocessing read(DataInput in) throws IOException {
    try {
      return new Preprocessing(readEncodings(in), readEncodings(in));
    } catch (IllegalArgumentException e) {
      throw new IOException("the preprocessing is damaged: " + e.getMessage(), e);
    } catch (EOFException e) {
      throw new IOException("the preprocessing is cut short", e);
    }
  }

  private static void writeEncodings(List<ColumnEncoding> encodings, DataOutput out) throws IOException {
    out.writeInt(encodings.size());
    for (ColumnEncoding encoding : encodings) {
      if (encoding instanceof NumberEncoding number) {
        out.writeByte(NUMBER);
        StoredText.write(number.column(), out);
        out.writeByte(code(number.scaling()));
        out.writeDouble(number.shift());
        out.writeDouble(number.scale());
      } else if (encoding instanceof CategoryEncoding category) {
        out.writeByte(CATEGORY);
        StoredText.write(category.column(), out);
        out.writeByte(code(category.form()));
        out.writeInt(category.labels().size());
        for (String label : category.labels()) {
          StoredText.write(label, out);
        }
      }
    }
  }

  private static List<ColumnEncoding> readEncodings(DataInput in) throws IOException {
    int count = count(in, MOST_COLUMNS, "columns");
    List<ColumnEncoding> encodings = new ArrayList<>(Math.min(count, TRUSTED_COUNT));
    for (int i = 0; i < count; i++) {
      encodings.add(readEncoding(in));
    }
    return encodings;
  }

  private static ColumnEncoding readEncoding(DataInput in) throws IOException {
    int kind = in.readUnsignedByte();
    if (kind != NUMBER && kind != CATEGORY) {
      throw damaged("there is no kind of column " + kind);
    }
    String column = StoredText.read(in);
    if (kind == NUMBER) {
      Scaling scaling = scaling(in.readUnsignedByte());
      return new NumberEncoding(column, scaling, in.readDouble(), in.readDouble());
    }
    CategoryForm form = form(in.readUnsignedByte());
    int count = count(in, MOST_LABELS, "labels");
    List<String> labels = new ArrayList<>(Math.min(count, TRUSTED_COUNT));
    for (int i = 0; i < count; i++) {
      labels.add(StoredText.read(in));
    }
    return new CategoryEncoding(column, labels, form);
  }

  private static int count(DataInput in, int most, String what) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > most) {
      throw damaged(count + " " + what + " are out of range");
    }
    return count;
  }

  private static int code(Scaling scaling) {
    return switch (scaling) {
      case NONE -> 0;
      case STANDARD -> 1;
      case MIN_MAX -> 2;
    };
  }

  private static Scaling scaling(int code) throws IOException {
    return switch (code) {
      case 0 -> Scaling.NONE;
      case 1 -> Scaling.STANDARD;
      case 2 -> Scaling.MIN_MAX;
      default -> throw damaged("there is no scaling " + code);
    };
  }

  private static int code(CategoryForm form) {
    return switch (form) {
      case ONE_HOT -> 0;
      case BINARY -> 1;
    };
  }

  private static CategoryForm form(int code) throws IOException {
    return switch (code) {
      case 0 -> CategoryForm.ONE_HOT;
      case 1 -> CategoryForm.BINARY;
      default -> throw damaged("there is no form of labels " + code);
    };
  }

  private static IOException damaged(String problem) {
    return new IOException("the preprocessing is damaged: " + problem);
  }
}
