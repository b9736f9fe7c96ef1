package io.ganglion.runner.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A disk on which one operation, the k-th, goes wrong. After a crash none works any more. It remembers what was there
 * before each move whose folder has not been synced yet, and which files were not: {@link #loseWhatWasNotSynced} takes
 * it away, as a power failure may.
 */
public final class FaultyDisk implements Disk {
  /** What goes wrong. */
  public enum Fault {
    /** The operation fails, and the program goes on. */
    ERROR,
    /** A write fails with half of it done; other operations just fail. */
    SHORT_WRITE,
    CRASH_BEFORE,
    CRASH_AFTER,
    /** As {@link #CRASH_AFTER}, but what was not synced is lost. */
    POWER_FAILURE
  }

  /** The program is dead: nothing catches this, and nothing is cleaned up. */
  public static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final Fault fault;
  private final int at;
  private int operations;
  private boolean dead;
  private final Set<Path> unsynced = new HashSet<>();
  /** By name, the content before the first move that may be lost; null if there was no such file. */
  private final Map<Path, byte[]> before = new LinkedHashMap<>();

  /** @param at which operation goes wrong, from 1; 0 for none */
  public FaultyDisk(Fault fault, int at) {
    this.fault = fault;
    this.at = at;
  }

  /** How many operations there were. */
  public int operations() {
    return operations;
  }

  /** An operation of the real disk. */
  private interface Operation {
    void run() throws IOException;
  }

  private void run(Operation operation, Operation half) throws IOException {
    if (dead) {
      throw new Crash();
    }
    operations++;
    if (operations != at) {
      operation.run();
      return;
    }
    dead = fault != Fault.ERROR && fault != Fault.SHORT_WRITE;
    if (fault == Fault.SHORT_WRITE) {
      half.run();
    } else if (fault == Fault.CRASH_AFTER || fault == Fault.POWER_FAILURE) {
      operation.run();
    }
    if (dead) {
      throw new Crash();
    }
    throw new IOException("No space left on device");
  }

  /** Takes away what a power failure may. */
  public void loseWhatWasNotSynced() throws IOException {
    for (Map.Entry<Path, byte[]> entry : before.entrySet()) {
      if (entry.getValue() == null) {
        Files.deleteIfExists(entry.getKey());
      } else {
        Files.write(entry.getKey(), entry.getValue());
      }
      unsynced.remove(entry.getKey());
    }
    for (Path file : unsynced) {
      if (Files.exists(file)) {
        Files.write(file, new byte[0]);
      }
    }
  }

  @Override
  public void createDirectory(Path directory) throws IOException {
    run(() -> Disk.REAL.createDirectory(directory), () -> {});
  }

  @Override
  public void write(Path file, byte[] content) throws IOException {
    unsynced.add(file);
    run(() -> Disk.REAL.write(file, content),
        () -> Disk.REAL.write(file, Arrays.copyOf(content, content.length / 2)));
  }

  @Override
  public void sync(Path file) throws IOException {
    run(() -> {
      Disk.REAL.sync(file);
      unsynced.remove(file);
    }, () -> {});
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    run(() -> {
      byte[] there = Files.isRegularFile(to) ? Files.readAllBytes(to) : null;
      Disk.REAL.move(from, to);
      before.putIfAbsent(to, there);
      if (unsynced.remove(from)) {
        unsynced.add(to);
      }
    }, () -> {});
  }

  @Override
  public void syncDirectory(Path directory) throws IOException {
    run(() -> {
      Disk.REAL.syncDirectory(directory);
      before.keySet().removeIf(file -> directory.equals(file.toAbsolutePath().getParent()));
    }, () -> {});
  }

  @Override
  public void delete(Path file) throws IOException {
    run(() -> Disk.REAL.delete(file), () -> {});
  }
}
