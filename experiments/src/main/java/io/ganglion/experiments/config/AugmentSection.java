package io.ganglion.experiments.config;

import io.ganglion.api.Require;
import io.ganglion.api.Setting;
import io.ganglion.engine.data.Augmentation;

/** How training images are changed in every epoch: {@code training.augment} in the file. */
public record AugmentSection(
    @Setting("by how many pixels an image is moved at most, in each direction, ≥ 0; pixels of its edge are repeated")
    int shift,
    @Setting("whether left and right are exchanged in every second image, on the average") boolean mirror,
    @Setting("how many lines, and pixels per line, are cut off at most, ≥ 0; the rest is scaled to the whole size")
    int crop) {
  public AugmentSection() {
    this(0, false, 0);
  }

  public AugmentSection {
    Require.atLeast("shift", shift, 0);
    Require.atLeast("crop", crop, 0);
  }

  /** The same for the engine. */
  public Augmentation augmentation() {
    return new Augmentation(shift, mirror, crop);
  }
}
