package io.ganglion.experiments.run;

import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Keeps a run directory for one run at a time, by a lock of the operating system on its log, which goes when the
 * process ends, however it does. Where several processes share a study, each has the lock of its part.
 */
public final class RunLock implements AutoCloseable {
  /** Far behind the end of every log, because some systems forbid others to write to a locked range. */
  private static final long POSITION = Long.MAX_VALUE - 1;
  /** The largest number of a part: each has the byte that lies so far before {@link #POSITION}. */
  public static final int MOST_PARTS = 10_000;
  private static final long LOOK_MILLIS = 50;

  private final Path log;
  private final FileChannel channel;

  private RunLock(Path log, FileChannel channel) {
    this.log = log;
    this.channel = channel;
  }

  /**
   * Takes the lock, and those of all parts.
   *
   * @throws ProblemException if a run has it, or a part its own
   */
  public static RunLock take(Path run) throws IOException {
    return take(run, POSITION - MOST_PARTS, MOST_PARTS + 1, new Problem("this run is still running",
        Place.at(run.toString()), "wait until it ends, or stop it first"));
  }

  /**
   * Takes the lock of a part, beside those of the others.
   *
   * @param part from 1 to {@link #MOST_PARTS}
   * @throws ProblemException if another process has it
   */
  public static RunLock takePart(Path run, int part) throws IOException {
    return take(run, POSITION - part, 1, new Problem("part " + part + " of this run is still running",
        Place.at(run.toString()), "give every process a number of its own, or wait until that one ends"));
  }

  private static RunLock take(Path run, long position, long size, Problem taken) throws IOException {
    Path log = run.resolve(RunLog.FILE);
    FileChannel channel = FileChannel.open(log, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    Optional<FileLock> lock;
    try {
      lock = tryLock(channel, position, size);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    if (lock.isEmpty()) {
      channel.close();
      throw new ProblemException(ExitCode.DATA, taken);
    }
    return new RunLock(log, channel);
  }

  private static Optional<FileLock> tryLock(FileChannel channel, long position, long size) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock(position, size, false));
    } catch (OverlappingFileLockException e) { // this process has it
      return Optional.empty();
    }
  }

  /** Whether a run has it, or a part its own: this process, or another. */
  public static boolean isTaken(Path run) throws IOException {
    try (FileChannel channel = FileChannel.open(run.resolve(RunLog.FILE), StandardOpenOption.WRITE)) {
      return tryLock(channel, POSITION - MOST_PARTS, MOST_PARTS + 1).isEmpty();
    } catch (NoSuchFileException | AccessDeniedException e) {
      return false; // the process that runs it could write there
    }
  }

  /** Whether a part has its lock. Asked by the file that is open: to close another would give up this one's lock. */
  public boolean isPartTaken(int part) throws IOException {
    Optional<FileLock> lock = tryLock(channel, POSITION - part, 1);
    if (lock.isPresent()) {
      lock.get().release();
    }
    return lock.isEmpty();
  }

  /** Waits until this is the only part that writes what all share, which it is until the lock is closed. */
  public FileLock alone() throws IOException {
    while (true) {
      Optional<FileLock> lock = tryLock(channel, POSITION, 1);
      if (lock.isPresent()) {
        return lock.get();
      }
      try {
        Thread.sleep(LOOK_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while another part writes");
      }
    }
  }

  /** The file of the run's log, on which the lock is. */
  public Path log() {
    return log;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
