package io.ganglion.engine;

import io.ganglion.api.StepSizes;
import io.ganglion.api.Trainer;
import io.ganglion.api.host.ArrayText;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The step sizes of a trainer that has one for each parameter.
 *
 * @param sizes one per parameter
 * @param least what no step is smaller than
 * @param greatest what no step is larger than
 */
public record TrainerSteps(double[] sizes, double least, double greatest) {
  /** What {@link StepSizes} marks in {@code state}; empty if that is nothing, or no array of this length. */
  static Optional<TrainerSteps> in(Record state, Trainer<?> trainer, int parameters) {
    for (RecordComponent component : state.getClass().getRecordComponents()) {
      StepSizes marked = component.getAnnotation(StepSizes.class);
      if (marked != null && value(component.getAccessor(), state) instanceof double[] sizes
          && sizes.length == parameters) {
        return Optional.of(new TrainerSteps(sizes, setting(trainer, marked.least()),
            setting(trainer, marked.greatest())));
      }
    }
    return Optional.empty();
  }

  private static double setting(Trainer<?> trainer, String name) {
    try {
      return (double) value(trainer.getClass().getMethod(name), trainer);
    } catch (NoSuchMethodException | ClassCastException e) {
      throw new IllegalStateException(trainer + " has no setting '" + name
          + "' of the type double, which its @StepSizes names", e);
    }
  }

  private static Object value(Method accessor, Object of) {
    try {
      accessor.setAccessible(true);
      return accessor.invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(accessor + " can't be read", e);
    }
  }

  /** By the contents of the arrays. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TrainerSteps that && Arrays.equals(sizes, that.sizes)
        && Double.compare(least, that.least) == 0 && Double.compare(greatest, that.greatest) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(Arrays.hashCode(sizes), least, greatest);
  }

  /** Long arrays are shortened. */
  @Override
  public String toString() {
    return "TrainerSteps[sizes=" + ArrayText.of(sizes) + ", least=" + least + ", greatest=" + greatest + "]";
  }
}
