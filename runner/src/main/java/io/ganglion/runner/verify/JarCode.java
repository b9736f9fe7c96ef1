package io.ganglion.runner.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/**
 * Looks for forbidden calls in the bytes of a jar: in the classes that it offers as plug-ins, and in all classes of the
 * jar that these name, directly or through others. None of its code is run.
 */
public final class JarCode {
  private static final String SUBJECT = "the code of the jar";
  private static final String SERVICES = "META-INF/services/io.ganglion.api.";
  /** As Ganglion itself loads (chosen). */
  private static final int MOST_BYTES_OF_CLASS = 16 << 20;
  private static final int MOST_BYTES_OF_SERVICES = 1 << 20;
  private static final int MOST_CLASSES = 20_000;
  /** Of one kind, as many are named (chosen). */
  private static final int MOST_NAMED = 5;

  private final Map<Rule, List<String>> calls = new EnumMap<>(Rule.class);
  private final Map<String, String> texts = new LinkedHashMap<>();
  private final List<String> unreadable = new ArrayList<>();

  private JarCode() {}

  /** A finding for each rule. */
  public static List<CheckResult> look(Path file) throws IOException {
    JarCode code = new JarCode();
    try (JarFile jar = new JarFile(file.toFile(), false, ZipFile.OPEN_READ, JarFile.runtimeVersion())) {
      code.read(jar);
    }
    code.byReflection();
    return code.findings();
  }

  private static byte[] bytes(JarFile jar, JarEntry entry, int most) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new IOException(String.format(Locale.ROOT, "it has more than %,d bytes", most));
      }
      return bytes;
    }
  }

  private static Set<String> offered(JarFile jar) throws IOException {
    Set<String> names = new LinkedHashSet<>();
    List<JarEntry> services = jar.stream().filter(entry -> entry.getName().startsWith(SERVICES)).toList();
    for (JarEntry entry : services) {
      new String(bytes(jar, entry, MOST_BYTES_OF_SERVICES), StandardCharsets.UTF_8).lines()
          .map(line -> line.replaceFirst("#.*", "").strip().replace('.', '/')).filter(line -> !line.isEmpty())
          .forEach(names::add);
    }
    return names;
  }

  private void read(JarFile jar) throws IOException {
    Deque<String> waiting = new ArrayDeque<>(offered(jar));
    Set<String> seen = new LinkedHashSet<>(waiting);
    while (!waiting.isEmpty()) {
      String type = waiting.remove();
      JarEntry entry = jar.getJarEntry(type + ".class");
      if (entry == null || type.startsWith("io/ganglion/api/")) { // the JDK's, or the host's
        continue;
      }
      if (seen.size() > MOST_CLASSES) {
        unreadable.add("it has more than " + MOST_CLASSES + " classes");
        return;
      }
      try {
        ClassCode code = ClassCode.of(bytes(jar, entry, MOST_BYTES_OF_CLASS));
        code.calls().forEach((rule, sentences) ->
            calls.computeIfAbsent(rule, key -> new ArrayList<>()).addAll(sentences));
        code.texts().forEach(texts::putIfAbsent);
        code.types().stream().filter(seen::add).forEach(waiting::add);
        code.texts().keySet().stream().map(text -> text.replace('.', '/'))
            .filter(text -> jar.getJarEntry(text + ".class") != null).filter(seen::add).forEach(waiting::add);
      } catch (IOException | RuntimeException e) { // what is no class file may fail in any way
        unreadable.add(entry.getName() + ": " + e);
      }
    }
  }

  /** Reflection needs a class and, but for constructors, the name of a method: texts may be both. */
  private void byReflection() {
    if (!calls.containsKey(Rule.REFLECTION)) {
      return;
    }
    for (Map.Entry<String, String> owner : texts.entrySet()) {
      String type = owner.getKey().replace('.', '/');
      if (!ForbiddenCalls.knows(type)) {
        continue;
      }
      ForbiddenCalls.byName(type, "").ifPresent(rule -> add(rule, owner.getValue() + " names "
          + owner.getKey() + ", and the jar calls by reflection"));
      for (String method : texts.keySet()) {
        if (!method.isEmpty()) {
          ForbiddenCalls.byName(type, method).ifPresent(rule -> add(rule, owner.getValue() + " names "
              + owner.getKey() + " and " + texts.get(method) + " names '" + method
              + "', and the jar calls by reflection"));
        }
      }
    }
  }

  private void add(Rule rule, String sentence) {
    calls.computeIfAbsent(rule, key -> new ArrayList<>()).add(sentence);
  }

  private List<CheckResult> findings() {
    List<CheckResult> all = new ArrayList<>();
    for (Rule rule : Rule.values()) {
      all.add(Optional.ofNullable(calls.get(rule)).map(sentences -> finding(rule, sentences))
          .orElseGet(() -> CheckResult.ok(SUBJECT, rule.title())));
    }
    if (!unreadable.isEmpty()) {
      all.add(CheckResult.failed(SUBJECT, "readable class files", named(unreadable), "build the jar again"));
    }
    return all;
  }

  private static CheckResult finding(Rule rule, List<String> sentences) {
    return rule == Rule.REFLECTION
        ? new CheckResult(SUBJECT, rule.title(), CheckResult.State.NOT_SEEN,
            named(sentences) + ": what that calls can't be seen", rule.help())
        : CheckResult.failed(SUBJECT, rule.title(), named(sentences), rule.help());
  }

  private static String named(List<String> sentences) {
    return sentences.stream().limit(MOST_NAMED).collect(Collectors.joining("; "))
        + (sentences.size() > MOST_NAMED ? "; and " + (sentences.size() - MOST_NAMED) + " more" : "");
  }
}
