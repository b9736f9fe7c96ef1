package io.ganglion.api.host;

import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Setting;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A record class read as a set of settings: the header gives keys, types and documentation, the no-argument constructor
 * the defaults, the compact constructor the checks.
 */
public final class RecordType<R> {
  /** As stack traces name it. */
  private static final String CONSTRUCTOR = "<init>";

  private final Class<R> type;
  private final Constructor<R> canonical;
  private final RecordComponent[] components;
  private final List<SettingType> settings;

  private RecordType(Class<R> type, Constructor<R> canonical, RecordComponent[] components, R defaults)
      throws ReflectiveOperationException {
    this.type = type;
    this.canonical = canonical;
    this.components = components;
    List<SettingType> read = new ArrayList<>();
    for (RecordComponent component : components) {
      Setting setting = component.getAnnotation(Setting.class);
      read.add(new SettingType(
          KebabCase.ofComponent(component.getName()),
          component.getName(),
          component.getGenericType(),
          setting == null ? "" : setting.value(),
          valueOf(component, defaults)));
    }
    this.settings = List.copyOf(read);
  }

  private static Object valueOf(RecordComponent component, Object of) {
    try {
      return component.getAccessor().invoke(of);
    } catch (InvocationTargetException e) {
      throw PluginContractException.threw(of.getClass(), component.getName(), e.getTargetException());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(of.getClass().getName() + " can't be read", e);
    }
  }

  /**
   * Reads {@code type}.
   *
   * @throws PluginDeclarationException if it is no record, has no accessible no-argument constructor, or if that throws
   */
  public static <R> RecordType<R> of(Class<R> type) throws PluginDeclarationException {
    RecordComponent[] components = type.getRecordComponents();
    if (components == null) {
      throw new PluginDeclarationException(type.getName() + " is not a record",
          "declare it as 'public record " + type.getSimpleName() + "(…)': its header is its settings");
    }
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < types.length; i++) {
      types[i] = components[i].getType();
      components[i].getAccessor().setAccessible(true);
    }
    try {
      Constructor<R> canonical = type.getDeclaredConstructor(types);
      canonical.setAccessible(true);
      Constructor<R> noArgument = type.getDeclaredConstructor();
      noArgument.setAccessible(true);
      return new RecordType<>(type, canonical, components, noArgument.newInstance());
    } catch (NoSuchMethodException e) {
      throw new PluginDeclarationException(type.getName() + " has no constructor without arguments",
          "add 'public " + type.getSimpleName() + "() { this(…); }' that holds the defaults");
    } catch (InvocationTargetException e) {
      throw new PluginDeclarationException(
          type.getName() + " can't be made with its defaults: " + e.getCause(),
          "correct its constructors", e.getTargetException());
    } catch (ReflectiveOperationException e) {
      throw new PluginDeclarationException(type.getName() + " can't be read: " + e,
          "declare the record and its constructors public", e);
    }
  }

  public Class<R> type() {
    return type;
  }

  /** In the order of the header. */
  public List<SettingType> settings() {
    return settings;
  }

  public Optional<SettingType> setting(String key) {
    return settings.stream().filter(s -> s.key().equals(key)).findFirst();
  }

  /**
   * Makes an instance from values by key, of the components' types; what is missing takes its default.
   *
   * @throws InvalidSettingException if a constructor's check fails
   * @throws PluginContractException if a constructor throws anything else
   * @throws IllegalArgumentException if there is no such key, or a value is of the wrong type
   */
  public R create(Map<String, ?> values) {
    Map<String, Object> left = new LinkedHashMap<>(values);
    Object[] arguments = new Object[settings.size()];
    for (int i = 0; i < arguments.length; i++) {
      SettingType setting = settings.get(i);
      boolean given = left.containsKey(setting.key());
      Object value = left.remove(setting.key());
      arguments[i] = given ? value : setting.defaultValue();
    }
    if (!left.isEmpty()) {
      throw new IllegalArgumentException(type.getName() + " has no setting " + left.keySet());
    }
    try {
      return canonical.newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (e.getTargetException() instanceof InvalidSettingException refused) {
        throw refused;
      }
      throw PluginContractException.threw(type, CONSTRUCTOR, e.getTargetException());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type.getName() + " can't be made", e);
    }
  }

  /** The settings of an instance by key, in the order of the header. */
  public Map<String, Object> valuesOf(R instance) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < components.length; i++) {
      values.put(settings.get(i).key(), valueOf(components[i], instance));
    }
    return values;
  }
}
