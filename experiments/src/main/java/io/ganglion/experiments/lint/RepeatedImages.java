package io.ganglion.experiments.lint;

import io.ganglion.api.Shape;
import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Cells;
import io.ganglion.engine.data.Image;
import io.ganglion.engine.data.ImageColumn;
import io.ganglion.engine.data.Inputs;
import io.ganglion.engine.data.encoding.InputColumns;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Images that are the same, pixel by pixel, in two parts or under two labels. */
final class RepeatedImages implements Lint {
  @Override
  public String name() {
    return "repeated-images";
  }

  @Override
  public List<LintFinding> in(Examination examined) {
    List<LintFinding> findings = new ArrayList<>();
    examined.images().forEach(images -> {
      examined.asked().ifPresent(asked -> inParts(examined, images.name(), asked, findings));
      examined.targets().stream().filter(CategoryColumn.class::isInstance).map(CategoryColumn.class::cast)
          .forEach(labels -> underLabels(examined, images, labels, findings));
    });
    return findings;
  }

  private void inParts(Examination examined, String column, Examination.Asked asked, List<LintFinding> findings) {
    List<InputColumns> inputs = asked.data().preprocessing().inputsOfNetwork();
    OptionalInt input = IntStream.range(0, inputs.size()).filter(i -> inputs.get(i).isImage()
        && inputs.get(i).columns().get(0).column().equals(column)).findFirst();
    if (input.isPresent()) {
      inParts(examined, input.getAsInt(), asked, findings);
    }
  }

  private void inParts(Examination examined, int input, Examination.Asked asked, List<LintFinding> findings) {
    List<Image> training = images(asked.data().training().inputs(input));
    Map<Image, Integer> known = new HashMap<>();
    IntStream.range(0, training.size()).forEach(i -> known.putIfAbsent(training.get(i), i));
    asked.data().parts().forEach((part, examples) -> {
      List<Image> others = part.equals("train") ? List.of() : images(examples.inputs(input));
      List<Image> again = others.stream().filter(known::containsKey).toList();
      if (!again.isEmpty()) {
        add(findings, examined, again.size(), others.size(), LintText.count(again.size(), "image") + " of '" + part
            + "' " + (again.size() == 1 ? "is" : "are") + " among the training images as well, such as "
            + file(examined, known.getOrDefault(again.get(0), 0)));
      }
    });
    int repeated = training.size() - known.size();
    if (repeated > 0 && asked.experiment().data().split().kfold().isPresent()) {
      add(findings, examined, repeated, training.size(), LintText.count(repeated, "image") + " repeat others, and may"
          + " be in different folds");
    }
  }

  private void add(List<LintFinding> findings, Examination examined, int repeated, int images, String message) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("repeated", (double) repeated);
    figures.put("images", (double) images);
    findings.add(LintFinding.ofData(name(), new Problem(message, Place.at(examined.source().file()),
        "for those, the score measures memorization", "delete the copies"), List.of(), figures));
  }

  private static String file(Examination examined, int example) {
    return "'" + examined.source().place(examined.rows()[example], "").where() + "'";
  }

  /** None if the network doesn't see images as such. */
  private static List<Image> images(Inputs inputs) {
    if (!(inputs.shape() instanceof Shape.Grid shape) || !(inputs.cells() instanceof Cells.Bytes bytes)) {
      return List.of();
    }
    int size = shape.height() * shape.width() * shape.features();
    List<Image> images = new ArrayList<>(inputs.count());
    for (int i = 0; i < inputs.count(); i++) {
      byte[] values = new byte[size];
      System.arraycopy(bytes.values(), i * size, values, 0, size);
      images.add(new Image(shape.height(), shape.width(), shape.features(), values));
    }
    return images;
  }

  private void underLabels(Examination examined, ImageColumn images, CategoryColumn labels,
      List<LintFinding> findings) {
    Map<Image, Integer> first = new HashMap<>();
    Set<String> files = new TreeSet<>();
    for (int row : examined.rows()) {
      Integer other = first.putIfAbsent(images.images().get(row), row);
      if (other != null && !labels.text(row).equals(labels.text(other))) {
        files.add("'" + examined.source().place(other, "").where() + "' and '"
            + examined.source().place(row, "").where() + "'");
      }
    }
    if (!files.isEmpty()) {
      findings.add(LintFinding.ofData(name(), new Problem("the same image lies under two labels: "
          + files.iterator().next() + (files.size() == 1 ? "" : ", and " + (files.size() - 1) + " more"),
          Place.at(examined.source().file()), "a network can't learn both", "decide for one label, and delete the other"
          + " file"), List.of(), Map.of("pairs", (double) files.size())));
    }
  }
}
