package io.ganglion.experiments.binding;

import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.host.PluginContractException;
import io.ganglion.api.host.SettingType;
import io.ganglion.plugins.PluginCatalog;
import io.ganglion.plugins.PluginFault;
import io.ganglion.problem.Suggestion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns maps into records, sections and plug-ins by the same code. What is wrong is added to the problems, and the rest
 * is bound all the same, with defaults in place of what is wrong, so that one look finds as much as possible.
 */
public final class Binder {
  private final Problems problems;
  private final ValueBinder values;
  private final Set<String> failed = new HashSet<>();

  /**
   * @param base the folder that paths are relative to
   */
  public Binder(PluginCatalog catalog, Path base, Problems problems) {
    this.problems = problems;
    this.values = new ValueBinder(this, catalog, new ScalarBinder(base, problems), problems);
  }

  /** Remembers that what is at a dotted path is not as it was written. */
  void fail(String path) {
    failed.add(path);
  }

  /** Whether everything at, above and below a dotted path was bound as it is written. */
  public boolean isSound(String path) {
    return failed.stream().noneMatch(f -> f.isEmpty() || isWithin(f, path) || isWithin(path, f));
  }

  private static boolean isWithin(String inner, String outer) {
    return inner.equals(outer) || inner.startsWith(outer + ".");
  }

  /** The record that a map holds, with defaults in place of what was wrong; null if none can be made. */
  public <T> @Nullable T bind(SettingsForm<T> form, Yaml.Mapping mapping) {
    Set<String> replaced = new HashSet<>();
    List<Slot> left = new ArrayList<>();
    reportUnknownKeys(form, mapping);
    Map<String, Object> bound = new LinkedHashMap<>();
    for (SettingType setting : form.settings()) {
      Slot slot = form.slot(setting);
      Optional<Yaml.Entry> entry = mapping.entry(setting.key());
      if (entry.isEmpty() && isDefault(setting, slot)) {
        continue;
      }
      Object value = null;
      if (entry.isPresent()) {
        value = values.bind(slot, entry.get().value());
      } else if (slot.component().isAnnotationPresent(DefaultUse.class)) {
        String name = slot.component().getAnnotation(DefaultUse.class).value();
        value = values.bind(slot, new Yaml.Scalar(mapping.position(), name, true));
      } else {
        left.add(slot);
        continue;
      }
      if (value == null) {
        replaced.add(setting.key());
      } else {
        bound.put(setting.key(), value);
      }
    }
    Map<String, Object> given = new HashMap<>(bound);
    replaced.forEach(key -> given.put(key, null));
    for (Slot slot : left) {
      if (isRequired(slot, given)) {
        problems.add(mapping.position(), form.subject() + " needs a setting '" + slot.setting().key() + "'",
            slot.help());
        fail(slot.path());
        replaced.add(slot.setting().key());
      }
    }
    return make(form, mapping, bound, replaced);
  }

  /** Whether a setting without a default has to be given beside these. */
  private static boolean isRequired(Slot slot, Map<String, Object> given) {
    RequiredIf condition = slot.component().getAnnotation(RequiredIf.class);
    try {
      return condition == null || condition.value().getDeclaredConstructor().newInstance().test(given);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(condition.value() + " can't be made", e);
    }
  }

  private static boolean isDefault(SettingType setting, Slot slot) {
    return setting.defaultValue() != null && !slot.component().isAnnotationPresent(DefaultUse.class);
  }

  private void reportUnknownKeys(SettingsForm<?> form, Yaml.Mapping mapping) {
    for (Yaml.Entry entry : mapping.entries()) {
      String key = entry.key().text();
      if (!key.equals(form.chooser()) && !form.keys().contains(key)) {
        List<String> keys = form.writableKeys();
        String all = keys.isEmpty() ? "it has none" : "its settings are " + String.join(", ", keys);
        problems.add(entry.key().position(), form.subject() + " has no setting " + Shown.quoted(key),
            didYouMean(key, keys) + all);
      }
    }
  }

  /** Makes the record; as long as it refuses a value, reports that and goes on with the default. */
  private <T> @Nullable T make(SettingsForm<T> form, Yaml.Mapping mapping, Map<String, Object> bound,
      Set<String> replaced) {
    while (true) {
      try {
        return form.maker().apply(bound);
      } catch (InvalidSettingException e) {
        Optional<SettingType> refused = form.settingOfComponent(e.component());
        boolean isGiven = refused.isPresent() && mapping.entry(refused.get().key()).isPresent()
            && bound.containsKey(refused.get().key());
        if (!isAboutDefaults(form, e, isGiven, replaced)) {
          report(form, mapping, e, refused);
        }
        if (!isGiven) {
          fail(form.subject().path());
          return null;
        }
        String key = refused.get().key();
        fail(form.subject().path(key));
        replaced.add(key);
        bound.remove(key);
      } catch (PluginContractException e) {
        if (!form.isPlugin()) {
          throw e;
        }
        problems.addPlugin(mapping.position(), form.subject() + " doesn't accept these settings: "
            + PluginFault.describe(e),
            PluginFault.help(form.type(), ""));
        fail(form.subject().path());
        return null;
      }
    }
  }

  /**
   * Whether a complaint is about a default that has taken a wrong value's place: nothing that the user could correct.
   */
  private static boolean isAboutDefaults(SettingsForm<?> form, InvalidSettingException e, boolean isGiven,
      Collection<String> replaced) {
    return !replaced.isEmpty() && (!isGiven || e.others().stream().flatMap(other ->
        form.settingOfComponent(other).stream()).anyMatch(setting -> replaced.contains(setting.key())));
  }

  private void report(SettingsForm<?> form, Yaml.Mapping mapping, InvalidSettingException e,
      Optional<SettingType> refused) {
    if (refused.isEmpty()) {
      problems.add(mapping.position(), form.subject() + " " + e.problem(), "");
      return;
    }
    Slot slot = form.slot(refused.get());
    Position position = mapping.entry(refused.get().key()).map(entry -> entry.value().position())
        .orElse(mapping.position());
    problems.add(position, slot.name() + " " + e.problem(), slot.help());
  }

  /** The beginning of a help that goes on with all names; empty if none is near. */
  static String didYouMean(String misspelt, Collection<String> names) {
    return Suggestion.nearest(misspelt, names).map(name -> "did you mean '" + name + "'? ").orElse("");
  }
}
