package io.ganglion.experiments.binding;

import io.ganglion.api.host.PluginDeclarationException;
import io.ganglion.api.host.RecordType;
import io.ganglion.api.host.SettingType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A record of our own as a section of the file: its settings, and in their places those of records that stand
 * {@link Beside} them.
 *
 * @param settings all of them, in the order of the header
 */
public record SectionType<R extends Record>(RecordType<R> type, List<SettingType> settings) {
  /** Read once for each class: by reflection it takes a millisecond, and a study asks for those of each trial. */
  private static final ClassValue<SectionType<?>> KNOWN = new ClassValue<>() {
    @Override
    protected SectionType<?> computeValue(Class<?> type) {
      return read(type.asSubclass(Record.class));
    }
  };
  /** The JDK makes them, and reads their annotations, anew whenever a class is asked for them. */
  private static final ClassValue<List<RecordComponent>> COMPONENTS = new ClassValue<>() {
    @Override
    protected List<RecordComponent> computeValue(Class<?> type) {
      return List.of(type.getRecordComponents());
    }
  };

  /** What a record is as a section. */
  @SuppressWarnings("unchecked") // that of a class is of its type
  public static <R extends Record> SectionType<R> of(Class<R> type) {
    return (SectionType<R>) KNOWN.get(type);
  }

  private static <R extends Record> SectionType<R> read(Class<R> type) {
    RecordType<R> record = recordType(type);
    List<SettingType> settings = new ArrayList<>();
    for (SettingType setting : record.settings()) {
      if (isBeside(component(type, setting))) {
        settings.addAll(inner(setting).settings());
      } else {
        settings.add(setting);
      }
    }
    return new SectionType<>(record, List.copyOf(settings));
  }

  private static <R> RecordType<R> recordType(Class<R> type) {
    try {
      return RecordType.of(type);
    } catch (PluginDeclarationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The section that a setting is, whose defaults are those that the outer one gives it. */
  private static SectionType<?> inner(SettingType setting) {
    Record defaults = (Record) Objects.requireNonNull(setting.defaultValue());
    SectionType<?> inner = of(defaults.getClass());
    Map<String, Object> values = inner.valuesOf(defaults);
    return inner.with(inner.settings().stream().map(each -> new SettingType(each.key(), each.component(), each.type(),
        each.doc(), Objects.requireNonNull(values.get(each.key())))).toList());
  }

  private SectionType<R> with(List<SettingType> others) {
    return new SectionType<>(type, others);
  }

  private static boolean isBeside(RecordComponent component) {
    return component.isAnnotationPresent(Beside.class);
  }

  /** The component of a record, or of one beside its settings, that a setting was read from. */
  static RecordComponent component(Class<?> type, SettingType setting) {
    return found(type, setting)
        .orElseThrow(() -> new IllegalArgumentException(type + " has no setting " + setting.key()));
  }

  private static Optional<RecordComponent> found(Class<?> type, SettingType setting) {
    List<RecordComponent> components = COMPONENTS.get(type);
    return components.stream().filter(component -> component.getName().equals(setting.component())).findFirst()
        .or(() -> components.stream().filter(SectionType::isBeside)
            .flatMap(component -> found(component.getType(), setting).stream()).findFirst());
  }

  /** The component that a setting was read from. */
  public RecordComponent component(SettingType setting) {
    return component(type.type(), setting);
  }

  /**
   * Makes a record from values by key; what is missing takes its default.
   *
   * @throws io.ganglion.api.InvalidSettingException if a constructor's check fails
   */
  public R create(Map<String, ?> values) {
    Map<String, Object> own = new LinkedHashMap<>(values);
    for (SettingType setting : type.settings()) {
      if (isBeside(component(setting))) {
        SectionType<?> inner = inner(setting);
        Map<String, Object> ofInner = new LinkedHashMap<>();
        for (SettingType each : inner.settings()) {
          ofInner.put(each.key(), own.containsKey(each.key()) ? own.remove(each.key()) : each.defaultValue());
        }
        own.put(setting.key(), inner.create(ofInner));
      }
    }
    return type.create(own);
  }

  /** The settings of a record by key, in the order of {@link #settings}. */
  public Map<String, Object> valuesOf(Record record) {
    Map<String, Object> values = new LinkedHashMap<>();
    type.valuesOf(type.type().cast(record)).forEach((key, value) -> {
      if (isBeside(component(type.setting(key).orElseThrow()))) {
        values.putAll(of(((Record) value).getClass()).valuesOf((Record) value));
      } else {
        values.put(key, value);
      }
    });
    return values;
  }

  /**
   * The same record but for one component.
   *
   * @throws io.ganglion.api.InvalidSettingException if the record refuses it
   */
  public static <R extends Record> R with(R record, String component, Object value) {
    @SuppressWarnings("unchecked") // a record's class is that of the record
    RecordType<R> type = of((Class<R>) record.getClass()).type();
    Map<String, Object> values = type.valuesOf(record);
    SettingType changed = type.settings().stream().filter(setting -> setting.component().equals(component))
        .findFirst().orElseThrow();
    values.put(changed.key(), value);
    return type.create(values);
  }
}
