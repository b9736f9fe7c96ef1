package io.ganglion.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionAnswerTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @ParameterizedTest
  @ValueSource(strings = {"--version", "-V"})
  void isWhatTheCommandPrints(String argument) {
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    assertEquals(0, Main.run(new String[] {argument}, new PrintStream(expected, false, StandardCharsets.UTF_8),
        new PrintStream(OutputStream.nullOutputStream())));
    assertTrue(VersionAnswer.given(new String[] {argument}, out));
    assertEquals(expected.toString(StandardCharsets.UTF_8), out.toString(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--help", "version", "--Version", "run --version", "--version --quiet", "--version run"})
  void isLeftToTheCommandIfAnythingElseIsSaid(String arguments) {
    assertFalse(VersionAnswer.given(arguments.isEmpty() ? new String[0] : arguments.split(" "), out));
    assertEquals(0, out.size());
  }

  @Test
  void isLeftToTheCommandIfItCannotBeWritten() {
    assertFalse(VersionAnswer.given(new String[] {"--version"}, new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException("No space left on device");
      }
    }));
  }
}
