package io.ganglion.testkit;

import io.ganglion.api.Scratch;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What a host does with a trainer's state: copies it, saves it, brings it back. */
final class States {
  private static final Set<Class<?>> ARRAYS = Set.of(double[].class, int[].class, long[].class);
  private static final Set<Class<?>> NUMBERS = Set.of(double.class, int.class, long.class, boolean.class);

  private States() {}

  /** A copy that shares no array with the original. */
  static <S extends Record> S copy(S state) {
    return copy(state, false);
  }

  /** The state as it is after a checkpoint: a copy, with other things in the arrays that are not saved. */
  static <S extends Record> S resumed(S state) {
    return copy(state, true);
  }

  /** The first component that a checkpoint saves and in which two states of one type differ. */
  static Optional<String> firstDifference(Record a, Record b) {
    return Arrays.stream(a.getClass().getRecordComponents())
        .filter(c -> !c.isAnnotationPresent(Scratch.class))
        .filter(c -> !Arrays.deepEquals(new Object[] {value(c, a)}, new Object[] {value(c, b)}))
        .map(RecordComponent::getName)
        .findFirst();
  }

  /** The first component that is this very array. */
  static Optional<String> componentThatIs(double[] array, Record state) {
    return Arrays.stream(state.getClass().getRecordComponents())
        .filter(c -> value(c, state) == array)
        .map(RecordComponent::getName)
        .findFirst();
  }

  static void requireAllowedTypes(Record state) {
    for (RecordComponent component : state.getClass().getRecordComponents()) {
      String what = "the component '" + component.getName() + "' of " + state.getClass().getName();
      Class<?> type = component.getType();
      if (!ARRAYS.contains(type) && !NUMBERS.contains(type)) {
        throw Breach.of(what + " is a " + type.getSimpleName() + ", which no checkpoint can hold",
            "keep state in components of the types double, int, long, boolean, double[], int[] and long[]");
      }
      if (component.isAnnotationPresent(Scratch.class) && !ARRAYS.contains(type)) {
        throw Breach.of(what + " is marked @Scratch but is no array", "use a local variable instead");
      }
      if (value(component, state) == null) {
        throw Breach.of(what + " is null, which no checkpoint can hold", "start with an array, of length 0 if need be");
      }
    }
  }

  private static <S extends Record> S copy(S state, boolean poisoned) {
    RecordComponent[] components = state.getClass().getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      Object value = value(components[i], state);
      values[i] = !types[i].isArray() ? value
          : poisoned && components[i].isAnnotationPresent(Scratch.class) ? poison(value)
          : copyOfArray(value);
    }
    try {
      @SuppressWarnings("unchecked") // the class of a state is a class of S
      Constructor<S> canonical = (Constructor<S>) state.getClass().getDeclaredConstructor(types);
      canonical.setAccessible(true);
      return canonical.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(state.getClass().getName() + " can't be made again from its components", e);
    }
  }

  private static Object copyOfArray(Object array) {
    int length = Array.getLength(array);
    Object copy = Array.newInstance(array.getClass().getComponentType(), length);
    System.arraycopy(array, 0, copy, 0, length);
    return copy;
  }

  private static Object poison(Object array) {
    int length = Array.getLength(array);
    if (array instanceof double[]) {
      return Bits.poison(length);
    }
    Object poison = Array.newInstance(array.getClass().getComponentType(), length);
    for (int i = 0; i < length; i++) {
      Array.setInt(poison, i, Integer.MIN_VALUE);
    }
    return poison;
  }

  private static Object value(RecordComponent component, Record state) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(state);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + " can't be read", e);
    }
  }
}
