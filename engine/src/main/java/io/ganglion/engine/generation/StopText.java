package io.ganglion.engine.generation;

/**
 * Finds the end of a text that comes in pieces: it ends before the first place where it has a given text, which may be
 * spread over several pieces. What may be its beginning is held back until that is known.
 */
public final class StopText {
  private final String stop;
  private final StringBuilder held = new StringBuilder();
  private boolean isOver;

  /** @param stop not empty */
  public StopText(String stop) {
    if (stop.isEmpty()) {
      throw new IllegalArgumentException("a text that ends another isn't empty");
    }
    this.stop = stop;
  }

  /** Whether the text is there. */
  public boolean isOver() {
    return isOver;
  }

  /** Takes the next piece; gives what certainly stands before the end. */
  public String next(String piece) {
    if (isOver) {
      return "";
    }
    held.append(piece);
    int found = held.indexOf(stop);
    isOver = found >= 0;
    int certain = isOver ? found : held.length() - heldBack();
    String text = held.substring(0, certain);
    held.delete(0, certain);
    return text;
  }

  /** How many characters at the end may be the beginning of {@link #stop}. */
  private int heldBack() {
    for (int length = Math.min(stop.length() - 1, held.length()); length > 0; length--) {
      if (stop.startsWith(held.substring(held.length() - length))) {
        return length;
      }
    }
    return 0;
  }

  /** What was held back, if the text ends without it. */
  public String rest() {
    String rest = isOver ? "" : held.toString();
    held.setLength(0);
    return rest;
  }
}
