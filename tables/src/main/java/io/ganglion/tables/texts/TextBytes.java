package io.ganglion.tables.texts;

import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Reason;
import io.ganglion.tables.ByteSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The whole of a file as text. What isn't of its encoding, another encoding's byte-order mark, and NUL are errors that
 * say at which byte; a byte-order mark of its own is skipped.
 */
final class TextBytes {
  private TextBytes() {}

  /**
   * The text.
   *
   * @param charset of the file
   * @throws ProblemException if it can't be read, or isn't of this encoding
   */
  static String of(ByteSource source, Charset charset) {
    byte[] bytes;
    try (InputStream in = source.open()) {
      bytes = in.readAllBytes();
    } catch (IOException e) {
      throw problem(source.name(), "can't read '" + source.name() + "': " + Reason.of(e), "");
    }
    boolean isUtf8 = charset.equals(StandardCharsets.UTF_8);
    int from = 0;
    if (isUtf8) {
      refuseOthers(source.name(), bytes);
      from = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    }
    String text = decoded(source.name(), bytes, from, charset);
    int nul = text.indexOf('\0');
    if (nul >= 0) {
      int at = from + text.substring(0, nul).getBytes(charset).length;
      throw problem(source.name(), String.format(Locale.ROOT, "there is a NUL character at byte %,d", at),
          "is the file text? UTF-16 without a byte-order mark has such: name it in the format's 'encoding'");
    }
    return !text.isEmpty() && text.charAt(0) == '\uFEFF' ? text.substring(1) : text;
  }

  private static String decoded(String name, byte[] bytes, int from, Charset charset) {
    CharsetDecoder decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
    CharBuffer out = CharBuffer.allocate((int) Math.ceil(in.remaining() * (double) decoder.maxCharsPerByte()) + 1);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      throw problem(name, String.format(Locale.ROOT, "the byte 0x%02X at %,d is not %s", bytes[in.position()],
          in.position(), charset.name()), "save the file as UTF-8, or name its encoding in the format, such as"
          + " encoding: windows-1252");
    }
    decoder.flush(out);
    return out.flip().toString();
  }

  private static void refuseOthers(String name, byte[] bytes) {
    String other = startsWith(bytes, 0xFF, 0xFE, 0, 0) || startsWith(bytes, 0, 0, 0xFE, 0xFF) ? "UTF-32"
        : startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF) ? "UTF-16" : "";
    if (!other.isEmpty()) {
      throw problem(name, "the file is " + other + ", not UTF-8", "save it as UTF-8, or write 'encoding: " + other
          + "' in the format");
    }
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static ProblemException problem(String name, String message, String help) {
    return new ProblemException(ExitCode.DATA, new Problem(message, Place.at(name), help));
  }
}
