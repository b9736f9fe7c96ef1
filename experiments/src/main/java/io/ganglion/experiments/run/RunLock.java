package io.ganglion.experiments.run;

import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a run directory for one run at a time, by a lock of the operating system on its log, which goes when the
 * process ends, however it does.
 */
public final class RunLock implements AutoCloseable {
  /** Far behind the end of every log, because some systems forbid others to write to a locked range. */
  private static final long POSITION = Long.MAX_VALUE - 1;

  private final Path log;
  private final FileChannel channel;

  private RunLock(Path log, FileChannel channel) {
    this.log = log;
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws ProblemException if a run has it
   */
  public static RunLock take(Path run) throws IOException {
    Path log = run.resolve(RunLog.FILE);
    FileChannel channel = FileChannel.open(log, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock;
    try {
      lock = channel.tryLock(POSITION, 1, false);
    } catch (OverlappingFileLockException e) {
      lock = null;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    if (lock == null) {
      channel.close();
      throw new ProblemException(ExitCode.DATA, new Problem("this run is still running", Place.at(run.toString()),
          "wait until it ends, or stop it first"));
    }
    return new RunLock(log, channel);
  }

  /** Whether a run has it: this process, or another. */
  public static boolean isTaken(Path run) throws IOException {
    try (FileChannel channel = FileChannel.open(run.resolve(RunLog.FILE), StandardOpenOption.WRITE)) {
      return channel.tryLock(POSITION, 1, false) == null;
    } catch (OverlappingFileLockException e) {
      return true;
    } catch (NoSuchFileException | AccessDeniedException e) {
      return false; // the process that runs it could write there
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
