package io.ganglion.engine.inspect;

import io.ganglion.api.host.ArrayText;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What a probe saw of the way of a recurrent layer through the steps of some sequences, in all its directions together.
 *
 * @param distances how many steps a state lies before the target that a gradient comes from, ascending from 0 to where
 *     half of the sequences end
 * @param norms by distance: the root mean square, over the sequences that are so long, of the Euclidean norm of dL/dh,
 *     where the loss is that of the target alone
 * @param gates the names of the gates, but those of the memory, as {@link io.ganglion.api.StepTrace.Gate} has them
 * @param memoryGates the names of the gates of the memory
 * @param saturatedGates the share of the gates of units, but those of the memory, that are flat at half of the steps or
 *     more; NaN without such gates
 * @param open the share of the gates of the memory that let everything through at every step; NaN without such gates
 * @param shut the share of them that let nothing through at any step
 */
public record StepsView(int[] distances, double[] norms, List<String> gates, List<String> memoryGates,
    double saturatedGates, double open, double shut) {
  public StepsView {
    gates = List.copyOf(gates);
    memoryGates = List.copyOf(memoryGates);
  }

  /** The norm farthest from the target by that at the target; empty where one of them is no positive number. */
  public OptionalDouble farByNear() {
    double ratio = norms[norms.length - 1] / norms[0];
    return ratio > 0 && ratio < Double.POSITIVE_INFINITY ? OptionalDouble.of(ratio) : OptionalDouble.empty();
  }

  /** The longest distance. */
  public int farthest() {
    return distances[distances.length - 1];
  }

  /** How many numbers {@link #write} writes. */
  int size() {
    return 4 + 2 * distances.length + size(gates) + size(memoryGates);
  }

  /** Writes it as numbers, first how many distances there are. */
  void write(double[] numbers, int at) {
    int count = distances.length;
    numbers[at] = count;
    for (int i = 0; i < count; i++) {
      numbers[at + 1 + i] = distances[i];
      numbers[at + 1 + count + i] = norms[i];
    }
    int figures = at + 1 + 2 * count;
    numbers[figures] = saturatedGates;
    numbers[figures + 1] = open;
    numbers[figures + 2] = shut;
    write(memoryGates, numbers, write(gates, numbers, figures + 3));
  }

  private static int size(List<String> names) {
    return 1 + names.stream().mapToInt(name -> 1 + name.length()).sum();
  }

  /** How many names there are, and of each how many characters, and these; returns where the next number goes. */
  private static int write(List<String> names, double[] numbers, int at) {
    int next = at;
    numbers[next++] = names.size();
    for (String name : names) {
      numbers[next++] = name.length();
      for (int i = 0; i < name.length(); i++) {
        numbers[next++] = name.charAt(i);
      }
    }
    return next;
  }

  private static List<String> names(double[] numbers, int at) {
    String[] names = new String[(int) numbers[at]];
    int next = at + 1;
    for (int i = 0; i < names.length; i++) {
      char[] name = new char[(int) numbers[next++]];
      for (int k = 0; k < name.length; k++) {
        name[k] = (char) numbers[next++];
      }
      names[i] = new String(name);
    }
    return List.of(names);
  }

  /** What {@link #write} wrote; there is at least one distance. */
  static StepsView of(double[] numbers, int at) {
    int count = (int) numbers[at];
    int figures = at + 1 + 2 * count;
    List<String> gates = names(numbers, figures + 3);
    List<String> memoryGates = names(numbers, figures + 3 + size(gates));
    return new StepsView(Arrays.stream(numbers, at + 1, at + 1 + count).mapToInt(distance -> (int) distance).toArray(),
        Arrays.copyOfRange(numbers, at + 1 + count, figures), gates, memoryGates, numbers[figures],
        numbers[figures + 1], numbers[figures + 2]);
  }

  /** By the contents of the arrays. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StepsView that && Arrays.equals(distances, that.distances)
        && Arrays.equals(norms, that.norms) && gates.equals(that.gates) && memoryGates.equals(that.memoryGates)
        && Double.compare(saturatedGates, that.saturatedGates) == 0
        && Double.compare(open, that.open) == 0 && Double.compare(shut, that.shut) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(Arrays.hashCode(distances), Arrays.hashCode(norms), gates, memoryGates, saturatedGates, open,
        shut);
  }

  /** Long arrays are shortened. */
  @Override
  public String toString() {
    return "StepsView[distances=" + Arrays.toString(distances) + ", norms=" + ArrayText.of(norms)
        + ", gates=" + gates + ", memoryGates=" + memoryGates
        + ", saturatedGates=" + saturatedGates + ", open=" + open + ", shut=" + shut + "]";
  }
}
