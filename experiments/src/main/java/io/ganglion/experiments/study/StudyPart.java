package io.ganglion.experiments.study;

import io.ganglion.experiments.run.RunLock;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of several processes that train a study together, each its share of the trials.
 *
 * @param number from 1 to {@code count}
 * @param count how many there are
 */
public record StudyPart(int number, int count) {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,5})/(\\d{1,5})");

  /** The part that a text such as {@code 3/16} means; empty if it means none. */
  public static Optional<StudyPart> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    return !matcher.matches() ? Optional.empty()
        : Optional.of(new StudyPart(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
            .filter(part -> part.number >= 1 && part.number <= part.count && part.count <= RunLock.MOST_PARTS);
  }

  /**
   * The number of the part that trains the trial at a place, counted from 0. Of each {@code count} trials everyone has
   * one, and the next time everyone the one after, so that two parts don't train one of two variants each, of which one
   * may take ten times as long.
   */
  int ofTrial(int index) {
    return (index + index / count) % count + 1;
  }

  /** Another part of the same study. */
  StudyPart other(int otherNumber) {
    return new StudyPart(otherNumber, count);
  }

  /** As {@code --part} takes it: {@code 3/16}. */
  @Override
  public String toString() {
    return number + "/" + count;
  }
}
