package io.ganglion.plugins;

/** A class file is newer than the running Java. Keeps what the JVM's own error has only in its text. */
final class NewerClassError extends UnsupportedClassVersionError {
  private static final long serialVersionUID = 1L;

  /** The minor version of a class that uses preview features (JVMS 4.1). */
  private static final int PREVIEW = 0xFFFF;

  private final int feature;
  private final boolean preview;

  /** Of a class file that {@code cause} refused, so that at least its header is there. */
  NewerClassError(UnsupportedClassVersionError cause, byte[] classFile) {
    super(cause.getMessage());
    initCause(cause);
    // Java 1.1 was 45, and every release since adds one.
    this.feature = unsignedShort(classFile, 6) - 44;
    this.preview = unsignedShort(classFile, 4) == PREVIEW;
  }

  /** The Java that the class was compiled for, such as 21. */
  int feature() {
    return feature;
  }

  /** Whether the class uses preview features, so that no other Java than {@link #feature} can run it. */
  boolean preview() {
    return preview;
  }

  private static int unsignedShort(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
  }
}
