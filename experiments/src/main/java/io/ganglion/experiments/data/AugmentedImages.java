package io.ganglion.experiments.data;

import io.ganglion.api.Shape;
import io.ganglion.engine.data.Augmentation;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Inputs;
import io.ganglion.experiments.config.AugmentSection;

/** Training images that are changed in every epoch, as an experiment says. */
final class AugmentedImages {
  private AugmentedImages() {}

  /**
   * The same examples; they are changed where a network learns from them.
   *
   * @throws io.ganglion.problem.ProblemException if there are no images, or smaller ones
   */
  static Examples of(PlacedExperiment asked, Examples training) {
    Augmentation augmentation = asked.experiment().training().augment().map(AugmentSection::augmentation)
        .orElse(Augmentation.NONE);
    if (augmentation.isNone()) {
      return training;
    }
    Examples augmented = training;
    for (int i = 0; i < training.allInputs().size(); i++) {
      Inputs inputs = training.inputs(i);
      if (inputs.shape() instanceof Shape.Grid image) {
        if (!augmentation.suits(image)) {
          throw asked.problem("training.augment", "images of " + image.height() + " × " + image.width()
              + " pixels can't be moved or cropped by " + Math.max(augmentation.shift(), augmentation.crop()),
              "write less than " + Math.min(image.height(), image.width()));
        }
        augmented = augmented.withInput(i, inputs.augmented(augmentation));
      }
    }
    if (augmented == training) { // the very same
      throw asked.problem("training.augment", "'training.augment' is for images, and no input is one",
          asked.data().format().imageColumn().isPresent()
              ? "write {use: flatten} as the first layer: then the pixels are an image, not a row"
              : "remove it");
    }
    return augmented;
  }
}
