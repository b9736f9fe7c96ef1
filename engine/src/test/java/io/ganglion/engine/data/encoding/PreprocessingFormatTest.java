package io.ganglion.engine.data.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.text.Characters;
import io.ganglion.engine.data.text.Vocabulary;
import io.ganglion.engine.data.text.Words;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PreprocessingFormatTest {
  private static final Preprocessing PREPROCESSING = new Preprocessing(
      List.of(new NumberEncoding("größe", Scaling.STANDARD, 0.1, Math.nextUp(1.0)),
          new NumberEncoding("b", Scaling.ROBUST, 0, 1),
          new CategoryEncoding("c", List.of("", "x".repeat(200_000), "\uD83D\uDE00"), CategoryForm.ONE_HOT),
          new FilledNumbers(new NumberEncoding("f", Scaling.STANDARD, 1, 2), -0.1, true),
          new FilledLabels(new CategoryEncoding("g", List.of("x"), CategoryForm.ONE_HOT), "é", false),
          new CategoryEncoding("h", Column.Type.BOOLEAN, List.of("No", "true"), CategoryForm.BINARY_PLUS_MINUS,
              Unseen.IGNORE),
          new FilledLabels(new CategoryEncoding("i", Column.Type.CATEGORY, List.of("z", "a"), CategoryForm.ORDINAL,
              new Unseen(Unseen.Policy.MOST_FREQUENT, "z")), "a", true),
          new FilledNumbers(new DateEncoding("j", new DateForm("d.M.yy", List.of(DatePart.WEEKDAY, DatePart.HOUR)),
              List.of(new NumberEncoding("j", Scaling.STANDARD, 4, 2), new NumberEncoding("j", Scaling.NONE, 0, 1))),
              1e9, false),
          new TextEncoding("k", new Words(true), new Vocabulary(List.of("go", "😀", "\0", "שלום", "e\u0301")),
              OptionalInt.of(7)),
          new TextEncoding("l", new Characters(false), new Vocabulary(List.of()), OptionalInt.empty())),
      List.of(new NumberEncoding("d", Scaling.MIN_MAX, -0.0, Double.MIN_VALUE),
          new CategoryEncoding("e", List.of("no", "yes"), CategoryForm.BINARY)), List.of("d", "b"));

  @Test
  void bringsBackEveryBit() throws IOException {
    assertEquals(PREPROCESSING, read(bytes(PREPROCESSING)));
  }

  @Test
  void bringsBackHowRowsAreWeighted() throws IOException {
    Preprocessing weighted = new Preprocessing(List.of(new NumberEncoding("a", Scaling.NONE, 0, 1)),
        List.of(new CategoryEncoding("e", List.of("no", "yes"), CategoryForm.BINARY)))
        .weighted(new Weighting(Optional.of("w"), List.of(0.1, 3.0)));
    Preprocessing again = read(bytes(weighted));
    assertEquals(weighted, again);
    assertEquals(List.of(0.1, 3.0), again.weighting().classes());
  }

  @Test
  void bringsBackWhichColumnsMakeUpWhichInput() throws IOException {
    NumberEncoding a = new NumberEncoding("a", Scaling.NONE, 0, 1);
    NumberEncoding b = new NumberEncoding("b", Scaling.NONE, 0, 1);
    TextEncoding text = new TextEncoding("t", new Words(false), new Vocabulary(List.of("go")), OptionalInt.empty());
    List<NumberEncoding> target = List.of(new NumberEncoding("y", Scaling.NONE, 0, 1));
    Preprocessing usual = new Preprocessing(List.of(a, text, b), target);
    assertEquals(3, usual.inputsOfNetwork().size());
    for (List<InputColumns> inputs : List.of(
        List.of(new InputColumns(List.of(text), false), new InputColumns(List.of(b, a), false)),
        List.of(new InputColumns(List.of(a), true), new InputColumns(List.of(b), false),
            new InputColumns(List.of(text), true)),
        List.of(new InputColumns(List.of(a), false), new InputColumns(List.of(b), true),
            new InputColumns(List.of(text), false)))) {
      Preprocessing branched = usual.withInputs(inputs);
      Preprocessing again = read(bytes(branched));
      assertEquals(branched, again);
      assertEquals(inputs, again.inputsOfNetwork());
    }
    assertThrows(IllegalArgumentException.class,
        () -> usual.withInputs(List.of(new InputColumns(List.of(a, b), false))));
    assertThrows(IllegalArgumentException.class, () -> new InputColumns(List.of(a, text), false));
  }

  @Test
  void saysThatItIsCutShortWhereverItIsCut() throws IOException {
    byte[] bytes = bytes(small());
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      IOException e = assertThrows(IOException.class, () -> read(cut), "after " + length + " bytes");
      assertEquals("the preprocessing is cut short", e.getMessage());
    }
  }

  @Test
  void turnsAnyDamageIntoAnIoExceptionOrAnotherPreprocessing() throws IOException {
    byte[] bytes = bytes(small());
    for (int i = 0; i < bytes.length; i++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] damaged = bytes.clone();
        damaged[i] ^= (byte) (1 << bit);
        try {
          read(damaged);
        } catch (IOException e) {
          assertEquals("the preprocessing is ", e.getMessage().substring(0, "the preprocessing is ".length()));
        }
      }
    }
  }

  @Test
  void namesTheDamage() throws IOException {
    assertEquals("the preprocessing is damaged: -1 columns are out of range", message(out -> out.writeInt(-1)));
    assertEquals("the preprocessing is damaged: there is no kind of column 99", message(out -> {
      out.writeInt(1);
      out.writeByte(99);
    }));
    assertEquals("the preprocessing is damaged: 2147483647 bytes of text are out of range", message(out -> {
      out.writeInt(1);
      out.writeByte(1);
      out.writeInt(Integer.MAX_VALUE);
    }));
    assertEquals("the preprocessing is damaged: a text in it is not UTF-8", message(out -> {
      out.writeInt(1);
      out.writeByte(1);
      out.writeInt(1);
      out.writeByte(0xFF);
    }));
    assertEquals("the preprocessing is damaged: there is no scaling 4", message(out -> column(out, 1, 4)));
    assertEquals("the preprocessing is damaged: there is no form of labels 5", message(out -> column(out, 2, 5)));
    assertEquals("the preprocessing is damaged: column 'a' can't be scaled by (x - 0.0) / 0.0", message(out -> {
      column(out, 1, 0);
      out.writeDouble(0);
      out.writeDouble(0);
    }));
    assertEquals("the preprocessing is damaged: at least one input column and one target column are needed",
        message(out -> {
          out.writeInt(0);
          out.writeInt(0);
        }));
    assertEquals("the preprocessing is damaged: a column of kind 2 stands where there should be numbers",
        message(out -> {
          out.writeInt(1);
          out.writeByte(3);
          out.writeDouble(0);
          out.writeBoolean(true);
          out.writeByte(2);
        }));
  }

  @Test
  void refusesToWriteHalfACharacter() {
    Preprocessing half = new Preprocessing(List.of(new NumberEncoding("\uD83D", Scaling.NONE, 0, 1)),
        List.of(new NumberEncoding("b", Scaling.NONE, 0, 1)));
    assertEquals("'\uD83D' has half a surrogate pair and can't be written as UTF-8",
        assertThrows(IOException.class, () -> bytes(half)).getMessage());
  }

  private interface Writing {
    void to(DataOutputStream out) throws IOException;
  }

  /** The count, the kind, the name {@code a} and the code that follows it. */
  private static void column(DataOutputStream out, int kind, int code) throws IOException {
    out.writeInt(1);
    out.writeByte(kind);
    out.writeInt(1);
    out.write("a".getBytes(StandardCharsets.UTF_8));
    out.writeByte(code);
  }

  private static String message(Writing writing) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    writing.to(new DataOutputStream(bytes));
    return assertThrows(IOException.class, () -> read(bytes.toByteArray())).getMessage();
  }

  private static Preprocessing small() {
    return new Preprocessing(
        List.of(new FilledLabels(new CategoryEncoding("ab", List.of("x", "y"), CategoryForm.ONE_HOT), "x", true),
            new FilledNumbers(new NumberEncoding("c", Scaling.NONE, 0, 1), 3, false)),
        List.of(new NumberEncoding("d", Scaling.STANDARD, 1.5, 2)), List.of("d"));
  }

  private static byte[] bytes(Preprocessing preprocessing) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    preprocessing.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static Preprocessing read(byte[] bytes) throws IOException {
    return Preprocessing.read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }
}
