package io.ganglion.experiments.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.engine.store.Disk;
import io.ganglion.engine.store.WholeFile;
import io.ganglion.plugins.Sha256;
import io.ganglion.runner.Bench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArtifactStoreTest {
  @TempDir
  Path folder;

  @Test
  void makesItsDirectoryAndTheFoldersAbove() throws IOException {
    ArtifactStore store = ArtifactStore.createIn(Disk.REAL, folder.resolve("runs/iris"), "first");
    assertEquals(folder.resolve("runs/iris/first"), store.directory());
    assertEquals(List.of(), Bench.files(store.directory()));
  }

  @Test
  void takesTheNextNameIfThereIsOneAlready() throws IOException {
    Files.createFile(folder.resolve("first-2"));
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      names.add(ArtifactStore.createIn(Disk.REAL, folder, "first").directory().getFileName().toString());
    }
    assertEquals(List.of("first", "first-3", "first-4"), names);
  }

  @Test
  void givesTwentyAtOnceADirectoryEach() throws Exception {
    int threads = 20;
    CountDownLatch all = new CountDownLatch(threads);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    Set<String> names = new TreeSet<>();
    try {
      List<Future<ArtifactStore>> stores = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        stores.add(pool.submit(() -> {
          all.countDown();
          all.await();
          return ArtifactStore.createIn(Disk.REAL, folder.resolve("runs"), "run");
        }));
      }
      for (Future<ArtifactStore> store : stores) {
        names.add(store.get().directory().getFileName().toString());
      }
    } finally {
      pool.shutdownNow();
    }
    assertEquals(IntStream.rangeClosed(1, threads).mapToObj(i -> i == 1 ? "run" : "run-" + i)
        .collect(Collectors.toSet()), names);
  }

  @Test
  void writesTextInUtf8AndRemembersTheHashesByName() throws IOException {
    ArtifactStore store = ArtifactStore.createIn(Disk.REAL, folder, "run");
    store.write("b.txt", "größe\n");
    store.write("a.bin", new byte[] {1, 2, 3});

    assertArrayEquals(new byte[] {'g', 'r', (byte) 0xC3, (byte) 0xB6, (byte) 0xC3, (byte) 0x9F, 'e', '\n'},
        Files.readAllBytes(store.directory().resolve("b.txt")));
    assertEquals(List.of("a.bin", "b.txt"), List.copyOf(store.hashes().keySet()));
    assertEquals("039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81", store.hashes().get("a.bin"));
    assertEquals(Sha256.of(store.directory().resolve("b.txt")), store.hashes().get("b.txt"));
  }

  @Test
  void replacesAFile() throws IOException {
    Path file = folder.resolve("p.csv");
    Files.writeString(file, "much longer than what takes its place");
    WholeFile.write(file, new byte[] {'x'});
    assertEquals("x", Files.readString(file));
    assertEquals(List.of("p.csv"), Bench.files(folder));
  }

  @Test
  void leavesWhatWasThereIfItCantWrite() throws IOException {
    Path file = Files.writeString(folder.resolve("p.csv"), "as it was");
    Files.createDirectories(folder.resolve(".p.csv.part/taken")); // where the new content would be put at first
    assertThrows(IOException.class, () -> WholeFile.write(file, new byte[] {'x'}));
    assertEquals("as it was", Files.readString(file));
  }

  @Test
  void leavesNothingBesideItIfTheMoveFails() throws IOException {
    Files.createDirectories(folder.resolve("p.csv/taken"));
    assertThrows(IOException.class, () -> WholeFile.write(folder.resolve("p.csv"), new byte[] {'x'}));
    assertEquals(List.of("p.csv"), Bench.files(folder));
  }

  @Test
  void remembersNoHashOfWhatIsNotThere() throws IOException {
    ArtifactStore store = ArtifactStore.createIn(Disk.REAL, folder, "run");
    Files.createDirectories(store.directory().resolve("model/taken"));
    assertThrows(IOException.class, () -> store.write("model", "x"));
    assertEquals(Set.of(), store.hashes().keySet());
  }

  /** Every operation of replacing a file, and every way in which it can go wrong: the old file or the new one. */
  @ParameterizedTest
  @EnumSource
  void leavesTheOldFileOrTheNewOneWhateverFails(FaultyDisk.Fault fault) throws IOException {
    int operations = replace(new FaultyDisk(fault, 0), folder.resolve("0"));
    assertEquals(4, operations);
    for (int k = 1; k <= operations; k++) {
      FaultyDisk disk = new FaultyDisk(fault, k);
      Path run = folder.resolve(fault + "-" + k);
      boolean told = false;
      try {
        replace(disk, run);
      } catch (IOException | FaultyDisk.Crash e) {
        told = true;
      }
      if (fault == FaultyDisk.Fault.POWER_FAILURE) {
        disk.loseWhatWasNotSynced();
      }
      assertTrue(told, "operation " + k);
      String now = Files.readString(run.resolve("model"));
      assertTrue(now.equals("the old one") || now.equals("the new one"), "operation " + k + ": " + now);
      ArtifactStore.open(Disk.REAL, run);
      assertEquals(List.of("model"), Bench.files(run), "operation " + k);
    }
  }

  private static int replace(FaultyDisk disk, Path run) throws IOException {
    Files.createDirectories(run);
    Files.writeString(run.resolve("model"), "the old one");
    ArtifactStore.open(disk, run).write("model", "the new one");
    return disk.operations();
  }

  @Test
  void cleansUpWhatAKillLeft() throws IOException {
    Files.writeString(folder.resolve(".model.ganglion.part"), "hal");
    Files.writeString(folder.resolve(".hidden"), "whole");
    Files.writeString(folder.resolve("notes.part"), "whole");
    ArtifactStore.open(Disk.REAL, folder);
    assertEquals(List.of(".hidden", "notes.part"), Bench.files(folder));
  }

  @Test
  void listsWhatItAdoptsAndNotWhatWontStay() throws IOException {
    Files.writeString(folder.resolve("resolved.yaml"), "seed: 1");
    ArtifactStore store = ArtifactStore.open(Disk.REAL, folder);
    store.adopt("resolved.yaml");
    store.writeUnlisted("checkpoint-1", new byte[] {1});
    assertEquals(Map.of("resolved.yaml", Sha256.of(folder.resolve("resolved.yaml"))), store.hashes());
    store.remove("checkpoint-1");
    assertEquals(List.of("resolved.yaml"), Bench.files(folder));
  }
}
