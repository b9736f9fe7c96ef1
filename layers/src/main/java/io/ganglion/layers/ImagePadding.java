package io.ganglion.layers;

/** What windows see outside of an image, which is zeros, and how many windows there are. */
public enum ImagePadding {
  /** Around as many lines and pixels as there are, divided by the stride and rounded up; the odd zero is behind. */
  SAME,
  /** Nothing: windows lie within the image. */
  VALID,
  /** As many lines above and below and pixels to the left and right as the settings of these names say. */
  EXPLICIT
}
