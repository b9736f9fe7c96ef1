package io.ganglion.tables.csv;

import io.ganglion.tables.ByteSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * What bytes that aren't UTF-8 may be. Western letters beyond ASCII stand alone among others, while Japanese, Chinese,
 * Korean, Cyrillic and Greek text has several such bytes in a row.
 */
public final class EncodingGuess {
  private static final int LOOKED_AT = 1 << 16;
  /** Of the bytes beyond ASCII, those beside another such byte; more are no western text. Chosen. */
  private static final double BESIDE_ANOTHER = 0.5;
  private static final int FEW = 6;
  private static final String WESTERN =
      "set 'encoding: windows-1252' in 'data' if the file was written on Windows, or save it as UTF-8";
  private static final String OTHERS = "name the file's encoding, such as Shift_JIS, GB18030, EUC-KR or windows-1251,"
      + " by 'encoding' in 'data', or by --encoding before there is an experiment, or save it as UTF-8";

  private EncodingGuess() {}

  /** What to do about the bytes that follow, which aren't UTF-8. */
  static String help(ByteBuffer bytes) {
    byte[] rest = new byte[bytes.remaining()];
    bytes.duplicate().get(rest);
    return isWestern(rest) ? WESTERN : OTHERS;
  }

  /** Whether a file, gzip or not, begins with a mark of UTF-16. */
  public static boolean isUtf16(ByteSource source) {
    try (InputStream in = Gzip.unpacked(source.open())) {
      byte[] mark = in.readNBytes(2);
      return mark.length == 2 && (mark[0] == (byte) 0xFF && mark[1] == (byte) 0xFE
          || mark[0] == (byte) 0xFE && mark[1] == (byte) 0xFF);
    } catch (IOException e) {
      return false; // who reads all of it says what is wrong
    }
  }

  /** Whether the beginning of a file, gzip or not, is western text, if it isn't UTF-8. */
  public static boolean isWestern(ByteSource source) {
    try (InputStream in = Gzip.unpacked(source.open())) {
      return isWestern(in.readNBytes(LOOKED_AT));
    } catch (IOException e) {
      return true; // who reads all of it says what is wrong
    }
  }

  private static boolean isWestern(byte[] bytes) {
    int beyond = 0;
    int beside = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] < 0) {
        beyond++;
        beside += i > 0 && bytes[i - 1] < 0 || i + 1 < bytes.length && bytes[i + 1] < 0 ? 1 : 0;
      }
    }
    return beyond < FEW || beside <= BESIDE_ANOTHER * beyond;
  }
}
