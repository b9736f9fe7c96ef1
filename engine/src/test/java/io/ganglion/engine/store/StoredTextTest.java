package io.ganglion.engine.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredTextTest {
  private static byte[] bytes(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StoredText.write(text, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static String read(byte... bytes) throws IOException {
    return StoredText.read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  @Test
  void isItsLengthAndItsBytes() throws IOException {
    assertArrayEquals(new byte[] {0, 0, 0, 3, 'a', (byte) 0xC3, (byte) 0xBC}, bytes("aü"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 1 << 20, 1 << 24})
  void comesBackWhateverItsLength(int length) throws IOException {
    String text = "x".repeat(length);
    assertEquals(text, read(bytes(text)));
  }

  @Test
  void isNotWrittenLongerThanItCanBeRead() {
    assertEquals("a text of 16777217 bytes is too long: 16777216 are the most",
        assertThrows(IOException.class, () -> bytes("x".repeat((1 << 24) + 1))).getMessage());
    assertEquals("16777217 bytes of text are out of range",
        assertThrows(IllegalArgumentException.class, () -> read((byte) 1, (byte) 0, (byte) 0, (byte) 1)).getMessage());
  }

  @Test
  void meetsTheEndBeforeItBelievesALength() {
    assertThrows(EOFException.class, () -> read((byte) 0, (byte) 0x70, (byte) 0, (byte) 0, (byte) 'x'));
  }
}
