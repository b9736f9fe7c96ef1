package io.ganglion.experiments.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.engine.store.StoredFile;
import io.ganglion.runner.Bench;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checkpoint of a run as it stands on the disk, damaged in every way. */
class RunCheckpointTest {
  @TempDir
  Path folder;
  private byte[] bytes;

  @BeforeEach
  void ofASmallRun() throws IOException {
    Bench bench = new Bench(folder);
    bench.example("xor");
    Interruption interruption = new Interruption();
    interruption.ask(0);
    bench.interruption(interruption);
    assertEquals(130, bench.ganglion("run FOLDER/xor.yaml --out FOLDER/runs").code());
    bytes = Files.readAllBytes(bench.onlyRun().resolve("checkpoint-1"));
  }

  private static StoredFile.Fault fault(byte[] file) {
    return assertThrows(StoredFile.FaultException.class, () -> RunCheckpoint.of(file)).fault();
  }

  private static byte[] sealed(byte[] file) {
    CRC32C crc = new CRC32C();
    crc.update(file, 0, file.length - Integer.BYTES);
    ByteBuffer.wrap(file).putInt(file.length - Integer.BYTES, (int) crc.getValue());
    return file;
  }

  @Test
  void isReadAsItWasWritten() throws IOException {
    assertArrayEquals(bytes, RunCheckpoint.of(bytes).toBytes());
  }

  @Test
  void noticesEveryFlippedByte() {
    for (int i = 0; i < bytes.length; i++) {
      for (int flip : new int[] {1, 0x80, 0xFF}) {
        byte[] flipped = bytes.clone();
        flipped[i] ^= (byte) flip;
        assertEquals(i < 8 ? StoredFile.Fault.ANOTHER_KIND : StoredFile.Fault.DAMAGED, fault(flipped), "byte " + i);
      }
    }
  }

  @Test
  void noticesWhereverItIsCutOff() {
    for (int length = 0; length < bytes.length; length++) {
      assertEquals(length < 8 ? StoredFile.Fault.ANOTHER_KIND : StoredFile.Fault.DAMAGED,
          fault(Arrays.copyOf(bytes, length)), "length " + length);
    }
  }

  @Test
  void refusesALaterFormat() {
    byte[] later = bytes.clone();
    later[8] = 1;
    assertEquals(StoredFile.Fault.ANOTHER_VERSION, fault(sealed(later)));
  }

  /**
   * With the checksum corrected as well, the result is another checkpoint or a refusal: no other exception, no huge
   * allocation.
   */
  @Test
  void survivesAbsurdCountsUnderAValidChecksum() {
    for (int at = 12; at < bytes.length - 8; at++) {
      for (int count : new int[] {1_000_000_000, -1}) {
        byte[] absurd = bytes.clone();
        ByteBuffer.wrap(absurd).putInt(at, count);
        try {
          RunCheckpoint.of(sealed(absurd));
        } catch (StoredFile.FaultException e) {
          assertNotNull(e.getMessage()); // refused
        } catch (IOException e) {
          throw new AssertionError("at " + at, e);
        }
      }
    }
  }
}
