package io.ganglion.benchmarks.load;

import io.ganglion.engine.data.ImageColumn;
import io.ganglion.engine.data.Table;
import io.ganglion.tables.ByteSource;
import io.ganglion.tables.TableRequest;
import io.ganglion.tables.TextLayout;
import io.ganglion.tables.WantedColumns;
import io.ganglion.tables.images.Images;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Reads PNG files of 28 × 28 pixels in turn with plain {@link ImageIO}: a blurred stroke on black in each, of about as
 * many bytes as a digit of MNIST.
 */
final class ImageLoad {
  private static final int SIDE = 28;
  private static final int LABELS = 10;
  private static final int ROUNDS = 5;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private ImageLoad() {}

  /** @param args how many files, if not 60,000 */
  public static void main(String[] args) throws IOException {
    int count = args.length == 0 ? 60_000 : Integer.parseInt(args[0]);
    Path folder = Files.createTempDirectory("ganglion-images");
    try {
      List<Path> files = write(folder, count);
      measure(folder, files);
    } finally {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private static List<Path> write(Path folder, int count) throws IOException {
    Random random = new Random(1);
    List<Path> files = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Path label = Files.createDirectories(folder.resolve("label" + i % LABELS));
      Path file = label.resolve(String.format(Locale.ROOT, "%05d.png", i));
      ImageIO.write(stroke(random), "png", file.toFile());
      files.add(file);
    }
    return files;
  }

  private static BufferedImage stroke(Random random) {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
    double x = SIDE / 2.0;
    double y = SIDE / 4.0;
    for (int step = 0; step < SIDE; step++) {
      x = Math.max(4, Math.min(SIDE - 5, x + 1.5 * random.nextGaussian()));
      y = Math.max(4, Math.min(SIDE - 5, y + random.nextDouble()));
      for (int line = (int) y - 1; line <= y + 1; line++) {
        for (int pixel = (int) x - 1; pixel <= x + 1; pixel++) {
          double distance = Math.hypot(pixel - x, line - y);
          int gray = (int) Math.max(0, 255 - 150 * distance);
          image.getRaster().setSample(pixel, line, 0,
              Math.max(gray, image.getRaster().getSample(pixel, line, 0)));
        }
      }
    }
    return image;
  }

  private static void measure(Path folder, List<Path> files) throws IOException {
    double[] plain = new double[ROUNDS];
    double[] ours = new double[ROUNDS];
    long bytes = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long start = THREADS.getCurrentThreadCpuTime();
      for (Path file : files) {
        ImageIO.read(file.toFile()).getRaster().getDataBuffer();
      }
      plain[round] = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
      start = THREADS.getCurrentThreadCpuTime();
      Table table = new Images().read(new TableRequest(List.of(ByteSource.of(folder)), new TextLayout(),
          WantedColumns.ALL, TableRequest.Use.TRAINING)).table();
      ours[round] = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
      bytes = ((ImageColumn) table.column(Images.IMAGE).orElseThrow()).images().stream()
          .mapToLong(image -> image.values().length).sum();
    }
    Arrays.sort(plain);
    Arrays.sort(ours);
    System.out.printf(Locale.ROOT, "files    %,d of %d × %d pixels, %,d bytes each in memory%n", files.size(), SIDE,
        SIDE, bytes / files.size());
    System.out.printf(Locale.ROOT, "ImageIO  %.2f s of CPU time, median of %d; least %.2f%n", plain[ROUNDS / 2], ROUNDS,
        plain[0]);
    System.out.printf(Locale.ROOT, "Ganglion %.2f s, %.2f times as long; least %.2f%n", ours[ROUNDS / 2],
        ours[ROUNDS / 2] / plain[ROUNDS / 2], ours[0]);
  }
}
