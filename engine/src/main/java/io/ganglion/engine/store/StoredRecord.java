package io.ganglion.engine.store;

import io.ganglion.api.Scratch;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a record holds, apart from its class: the components that aren't {@link Scratch}, by name, in the order of its
 * header. They are numbers, truth values, arrays of numbers, and records of such.
 */
public record StoredRecord(List<Component> components) {
  /** How deeply records may be nested: no file makes us go deeper. */
  private static final int DEEPEST = 16;

  /**
   * One component.
   *
   * @param value a Double, Integer, Long, Boolean, double[], int[], long[] or StoredRecord
   */
  public record Component(String name, Object value) {}

  /**
   * What a record holds now; arrays are copied.
   *
   * @throws CheckpointException if it holds anything else, or null
   */
  public static StoredRecord of(Record record) {
    List<Component> components = new ArrayList<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      if (!component.isAnnotationPresent(Scratch.class)) {
        components.add(new Component(component.getName(), copy(value(component, record), component)));
      }
    }
    return new StoredRecord(components);
  }

  private static Object copy(Object value, RecordComponent component) {
    if (value instanceof double[] array) {
      return array.clone();
    }
    if (value instanceof int[] array) {
      return array.clone();
    }
    if (value instanceof long[] array) {
      return array.clone();
    }
    if (value instanceof Record record) {
      return of(record);
    }
    if (component.getType().isPrimitive()
        && (value instanceof Double || value instanceof Integer || value instanceof Long || value instanceof Boolean)) {
      return value;
    }
    String kind = value == null ? "null" : "a " + component.getType().getSimpleName();
    throw new CheckpointException(
        "the component '" + component.getName() + "' of " + component.getDeclaringRecord().getName() + " is " + kind
            + ", which no checkpoint can hold",
        "keep state in components of the types double, int, long, boolean, double[], int[] and long[]");
  }

  /**
   * A record of the class of {@code fresh} that holds this, and scratch as {@code fresh} has it. Neither the arrays of
   * this nor those of {@code fresh}, scratch excepted, are in it.
   *
   * @throws CheckpointException if that class has other components
   */
  public <R extends Record> R toRecord(R fresh) {
    RecordComponent[] wanted = fresh.getClass().getRecordComponents();
    Class<?>[] types = new Class<?>[wanted.length];
    Object[] values = new Object[wanted.length];
    int next = 0;
    for (int i = 0; i < wanted.length; i++) {
      types[i] = wanted[i].getType();
      Object now = value(wanted[i], fresh);
      if (wanted[i].isAnnotationPresent(Scratch.class)) {
        values[i] = now;
      } else {
        Component stored = next < components.size() ? components.get(next++) : new Component("", false);
        values[i] = restored(stored, wanted[i], now, fresh);
      }
    }
    if (next < components.size()) {
      throw anotherForm(fresh);
    }
    try {
      @SuppressWarnings("unchecked") // the class of an R is a class of R
      Constructor<R> canonical = (Constructor<R>) fresh.getClass().getDeclaredConstructor(types);
      canonical.setAccessible(true);
      return canonical.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw anotherForm(fresh);
    }
  }

  private Object restored(Component stored, RecordComponent wanted, Object now, Record fresh) {
    boolean nested = stored.value instanceof StoredRecord && now instanceof Record;
    if (!stored.name.equals(wanted.getName()) || !nested && stored.value.getClass() != copy(now, wanted).getClass()) {
      throw anotherForm(fresh);
    }
    return nested ? ((StoredRecord) stored.value).toRecord((Record) now) : copyOf(stored.value);
  }

  private static Object copyOf(Object value) {
    return value instanceof double[] d ? d.clone() : value instanceof int[] i ? i.clone()
        : value instanceof long[] l ? l.clone() : value;
  }

  private CheckpointException anotherForm(Record fresh) {
    List<String> stored = components.stream().map(Component::name).toList();
    List<String> wanted = Arrays.stream(fresh.getClass().getRecordComponents())
        .filter(component -> !component.isAnnotationPresent(Scratch.class)).map(RecordComponent::getName).toList();
    return new CheckpointException("the checkpoint holds (" + String.join(", ", stored) + "), which is no "
        + fresh.getClass().getName() + "(" + String.join(", ", wanted) + ")",
        "use the build of the plug-in that the training was started with");
  }

  private static Object value(RecordComponent component, Record record) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new CheckpointException(component + " can't be read: " + e, "this is a mistake in the plug-in");
    }
  }

  /** Writes the number of components (int); then, of each, its name, a letter for its type, and its value as bits. */
  public void write(DataOutputStream out) throws IOException {
    out.writeInt(components.size());
    for (Component component : components) {
      StoredText.write(component.name, out);
      if (component.value instanceof Double d) {
        out.writeByte('D');
        out.writeDouble(d);
      } else if (component.value instanceof Integer i) {
        out.writeByte('I');
        out.writeInt(i);
      } else if (component.value instanceof Long l) {
        out.writeByte('L');
        out.writeLong(l);
      } else if (component.value instanceof Boolean b) {
        out.writeByte('Z');
        out.writeBoolean(b);
      } else if (component.value instanceof double[] doubles) {
        out.writeByte('d');
        StoredFile.writeDoubles(doubles, out);
      } else if (component.value instanceof int[] ints) {
        out.writeByte('i');
        out.writeInt(ints.length);
        for (int value : ints) {
          out.writeInt(value);
        }
      } else if (component.value instanceof long[] longs) {
        out.writeByte('l');
        out.writeInt(longs.length);
        for (long value : longs) {
          out.writeLong(value);
        }
      } else {
        out.writeByte('R');
        ((StoredRecord) component.value).write(out);
      }
    }
  }

  /** Reads what {@link #write} wrote. */
  public static StoredRecord read(DataInputStream in) throws IOException {
    return read(in, 0);
  }

  private static StoredRecord read(DataInputStream in, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("records in records");
    }
    int count = StoredFile.readCount(in, Integer.BYTES + 1);
    List<Component> components = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      components.add(new Component(StoredText.read(in), readValue(in, depth)));
    }
    return new StoredRecord(components);
  }

  private static Object readValue(DataInputStream in, int depth) throws IOException {
    char type = (char) in.readByte();
    switch (type) {
      case 'D':
        return in.readDouble();
      case 'I':
        return in.readInt();
      case 'L':
        return in.readLong();
      case 'Z':
        return in.readBoolean();
      case 'd':
        return StoredFile.readDoubles(in);
      case 'i':
        int[] ints = new int[StoredFile.readCount(in, Integer.BYTES)];
        for (int i = 0; i < ints.length; i++) {
          ints[i] = in.readInt();
        }
        return ints;
      case 'l':
        long[] longs = new long[StoredFile.readCount(in, Long.BYTES)];
        for (int i = 0; i < longs.length; i++) {
          longs[i] = in.readLong();
        }
        return longs;
      case 'R':
        return read(in, depth + 1);
      default:
        throw new IllegalArgumentException("no type of component: " + (int) type);
    }
  }
}
