package io.ganglion.tables.idx;

import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Reason;
import io.ganglion.tables.ByteSource;
import io.ganglion.tables.csv.CompressionException;
import io.ganglion.tables.csv.Gzip;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * An IDX file of unsigned bytes: two bytes 0, one for the type of the numbers (8 for unsigned bytes), one for the
 * number of dimensions, each dimension's size as four bytes, the greatest first, and the numbers, the last dimension
 * fastest.
 *
 * @param file as messages name it
 * @param sizes of its dimensions, at least one; the first is the number of items
 */
record IdxArray(String file, int[] sizes, byte[] bytes) {
  private static final int UNSIGNED_BYTE = 8;
  /** What an array in Java can hold, on every JVM. */
  private static final int LARGEST = Integer.MAX_VALUE - 8;

  /** Items: images, or labels. */
  int count() {
    return sizes[0];
  }

  /** Bytes per item. */
  int width() {
    return count() == 0 ? 0 : bytes.length / count();
  }

  /**
   * Reads a file, compressed by gzip or not. No more memory is taken than there are bytes, whatever the header says.
   *
   * @throws ProblemException ({@link ExitCode#DATA}) if it can't be read, or isn't what its header says
   */
  static IdxArray read(ByteSource source) {
    try (DataInputStream in = new DataInputStream(Gzip.unpacked(source.open()))) {
      int[] sizes = sizes(source.name(), in);
      long announced = 1;
      for (int size : sizes) {
        announced = size < 0 || announced > LARGEST ? Long.MAX_VALUE : announced * size;
      }
      if (announced > LARGEST || announced == 0) {
        throw problem(source.name(), "the header declares " + shape(sizes) + " bytes",
            "from 1 to " + LARGEST + " can be read");
      }
      byte[] bytes = in.readNBytes((int) announced);
      if (bytes.length < announced) {
        throw problem(source.name(), "the file ends after " + bytes.length + " of the " + announced
            + " bytes that its header declares (" + shape(sizes) + ")", "it is truncated: copy it again");
      }
      if (in.read() >= 0) {
        throw problem(source.name(), "the file continues after the " + announced + " bytes that its header declares ("
            + shape(sizes) + ")", "it is damaged: copy it again");
      }
      return new IdxArray(source.name(), sizes, bytes);
    } catch (EOFException e) {
      throw problem(source.name(), "the file ends within its header",
          "it is truncated: copy it again");
    } catch (IOException e) {
      throw problem(source.name(), "the file can't be read: " + Reason.of(e),
          e instanceof CompressionException packed ? packed.help() : "");
    }
  }

  private static int[] sizes(String file, DataInputStream in) throws IOException {
    int zeros = in.readUnsignedShort();
    int type = in.readUnsignedByte();
    int dimensions = in.readUnsignedByte();
    if (zeros != 0 || dimensions == 0) {
      throw problem(file, "this is not an IDX file: it begins with the bytes "
          + String.format(Locale.ROOT, "%02x %02x %02x %02x", zeros >> 8, zeros & 0xFF, type, dimensions),
          "images of MNIST begin with 00 00 08 03, labels with 00 00 08 01");
    }
    if (type != UNSIGNED_BYTE) {
      throw problem(file, String.format(Locale.ROOT, "the numbers have type %02x", type),
          "only unsigned bytes, type 08, are supported");
    }
    int[] sizes = new int[dimensions];
    for (int i = 0; i < dimensions; i++) {
      sizes[i] = in.readInt();
    }
    return sizes;
  }

  /** Such as 60000 × 28 × 28. */
  private static String shape(int[] sizes) {
    return Arrays.stream(sizes).mapToObj(Integer::toUnsignedString).collect(Collectors.joining(" × "));
  }

  static ProblemException problem(String file, String message, String help) {
    return new ProblemException(ExitCode.DATA, new Problem(message, Place.at(file), help));
  }
}
