package io.ganglion.tables.text;

import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Reason;
import io.ganglion.tables.ByteSource;
import io.ganglion.tables.DataFormat;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.TableRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Text in UTF-8, from one file or several, one after the other. Its table has one column, {@value #COLUMN}, and a row
 * for each line, whose end belongs to it. A line end of Windows (CR LF) is one character, LF, as that of any other
 * system; a byte-order mark is skipped.
 */
public record PlainText() implements DataFormat {
  /** The only column of its tables. */
  static final String COLUMN = "text";
  private static final char MARK = '\uFEFF';

  @Override
  public String name() {
    return "text";
  }

  @Override
  public String title() {
    return "text";
  }

  @Override
  public Optional<String> textColumn() {
    return Optional.of(COLUMN);
  }

  @Override
  public boolean takesSeveralFiles() {
    return true;
  }

  @Override
  public Optional<List<String>> columnNames(TableRequest request) {
    return Optional.of(List.of(COLUMN));
  }

  @Override
  public SourceTable read(TableRequest request) {
    List<String> lines = new ArrayList<>();
    List<TextLines.File> files = new ArrayList<>();
    for (ByteSource source : request.sources()) {
      files.add(new TextLines.File(source.name(), lines.size()));
      addLines(text(source), lines);
    }
    if (lines.isEmpty()) {
      throw new ProblemException(ExitCode.DATA, new Problem("the file is empty", Place.at(request.first().name()),
          "name a file with text"));
    }
    return TextLines.of(files, lines);
  }

  private static void addLines(String text, List<String> lines) {
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      int next = end < 0 ? text.length() : end + 1;
      lines.add(text.substring(from, next));
      from = next;
    }
  }

  private static String text(ByteSource source) {
    byte[] bytes;
    try (InputStream in = source.open()) {
      bytes = in.readAllBytes();
    } catch (IOException e) {
      throw new ProblemException(ExitCode.DATA, new Problem("the file can't be read: " + Reason.of(e),
          Place.at(source.name()), "check the path and the permissions"));
    }
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      int line = 1 + (int) out.flip().chars().filter(c -> c == '\n').count();
      throw new ProblemException(ExitCode.DATA, new Problem(
          String.format(Locale.ROOT, "the byte 0x%02X is not UTF-8", bytes[in.position()]),
          Place.at(source.name() + ": line " + line), "save the file as UTF-8"));
    }
    String text = out.flip().toString();
    return LineEnds.unix(!text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text);
  }
}
