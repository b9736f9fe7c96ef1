package io.ganglion.tables.images;

/** A file isn't an image that can be read. */
final class UnreadableImageException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What can be done about a file in a folder of images. */
  static final String LEAVE_OUT = "take it out of the folder";

  private final String cause;
  private final String help;

  /**
   * @param cause what is wrong with the file, without a full stop
   * @param help what to do about it, without a full stop
   */
  UnreadableImageException(String cause, String help) {
    super(cause);
    this.cause = cause;
    this.help = help;
  }

  /** A file whose bytes contradict each other, or end too soon. */
  static UnreadableImageException damaged(String cause) {
    return new UnreadableImageException(cause, "it is damaged: copy it again, or " + LEAVE_OUT);
  }

  /** An image of which it isn't known which frame is meant. */
  static UnreadableImageException animated(int frames) {
    return new UnreadableImageException("it is animated: it has " + frames + " frames",
        "save the frame that is meant as an image of its own");
  }

  String problem() {
    return cause;
  }

  String help() {
    return help;
  }
}
