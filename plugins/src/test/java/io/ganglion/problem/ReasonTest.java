package io.ganglion.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class ReasonTest {
  @Test
  void saysWhatTheJdkOnlyNamesByAClass() {
    assertEquals("no such file or folder", Reason.of(new NoSuchFileException("/nowhere/x")));
    assertEquals("permission denied", Reason.of(new AccessDeniedException("/root/x")));
  }

  @Test
  void takesTheReasonWithoutThePaths() {
    assertEquals("is a directory", Reason.of(new FileSystemException("a", "b", "Is a directory")));
  }

  @Test
  void takesTheMessageIfThereIsNoReason() {
    assertEquals("no space left on device", Reason.of(new IOException("No space left on device")));
    assertEquals("java.io.IOException", Reason.of(new IOException()));
  }
}
