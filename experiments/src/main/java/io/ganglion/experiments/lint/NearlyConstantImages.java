package io.ganglion.experiments.lint;

import io.ganglion.engine.data.Image;
import io.ganglion.engine.data.ImageColumn;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Images that show nothing: all pixels have nearly the same colour. */
final class NearlyConstantImages implements Lint {
  /** Levels of 255; chosen: paper and noise of a camera differ by more. */
  private static final int LEVELS = 8;

  @Override
  public String name() {
    return "nearly-constant-images";
  }

  @Override
  public List<LintFinding> in(Examination examined) {
    return examined.images().stream().flatMap(images -> in(examined, images).stream()).toList();
  }

  private List<LintFinding> in(Examination examined, ImageColumn images) {
    int[] rows = IntStream.of(examined.rows()).filter(row -> isNearlyConstant(images.images().get(row))).toArray();
    if (rows.length == 0) {
      return List.of();
    }
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("constant", (double) rows.length);
    figures.put("images", (double) examined.rows().length);
    return List.of(LintFinding.ofData(name(), new Problem(LintText.count(rows.length, "image") + " of "
        + examined.rows().length + (rows.length == 1 ? " has" : " have") + " nearly one colour, such as '"
        + examined.source().place(rows[0], "").where() + "'", Place.at(examined.source().file()),
        "the numbers of its pixels differ by at most " + LEVELS + " of 255, so that nothing can be learned from it",
        "look at such files; delete what is empty or overexposed"), List.of(), figures));
  }

  static boolean isNearlyConstant(Image image) {
    for (int feature = 0; feature < image.features(); feature++) {
      int least = 255;
      int greatest = 0;
      for (int i = feature; i < image.values().length; i += image.features()) {
        least = Math.min(least, image.values()[i] & 0xFF);
        greatest = Math.max(greatest, image.values()[i] & 0xFF);
      }
      if (greatest - least > LEVELS) {
        return false;
      }
    }
    return true;
  }
}
