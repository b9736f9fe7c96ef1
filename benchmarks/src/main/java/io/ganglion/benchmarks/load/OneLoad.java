package io.ganglion.benchmarks.load;

import io.ganglion.engine.data.Table;
import io.ganglion.tables.ByteSource;
import io.ganglion.tables.TextLayout;
import io.ganglion.tables.WantedColumns;
import io.ganglion.tables.csv.CsvReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What {@link Load} starts: loads a file once, in a JVM that has done nothing before. */
final class OneLoad {
  private static final double MEGA = 1e6;

  private OneLoad() {}

  /** @param args the file, and how many bytes its numbers and labels need */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    long start = System.nanoTime();
    Table table = CsvReader.read(ByteSource.of(file), new TextLayout(), WantedColumns.ALL).table();
    double seconds = (System.nanoTime() - start) / 1e9;
    long peak = ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    long numbers = Long.parseLong(args[1]);
    System.out.printf(Locale.ROOT, "file     %.0f MB, %,d rows of %d columns%n", Files.size(file) / MEGA, table.rows(),
        table.columns().size());
    System.out.printf(Locale.ROOT, "loaded   %.2f s, %.1f MB/s%n", seconds, Files.size(file) / MEGA / seconds);
    System.out.printf(Locale.ROOT, "numbers  %.0f MB%n", numbers / MEGA);
    System.out.printf(Locale.ROOT, "heap     %.0f MB at its peak, %.2f times the numbers; of at most %.0f MB%n",
        peak / MEGA, (double) peak / numbers, Runtime.getRuntime().maxMemory() / MEGA);
  }
}
