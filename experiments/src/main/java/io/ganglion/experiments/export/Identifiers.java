package io.ganglion.experiments.export;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names of columns as names in a program: ASCII letters and digits, all different. */
final class Identifiers {
  private static final Set<String> JAVA = Set.of("abstract", "assert", "boolean", "break", "byte", "case", "catch",
      "char", "class", "const", "continue", "default", "do", "double", "else", "enum", "extends", "false", "final",
      "finally", "float", "for", "goto", "if", "implements", "import", "instanceof", "int", "interface", "long",
      "native", "new", "null", "package", "private", "protected", "public", "return", "short", "static", "strictfp",
      "super", "switch", "synchronized", "this", "throw", "throws", "transient", "true", "try", "void", "volatile",
      "while", "yield", "record", "var",
      // what every class has
      "getClass", "hashCode", "equals", "toString", "clone", "notify", "notifyAll", "wait", "finalize");
  private static final Set<String> C = Set.of("auto", "break", "case", "char", "const", "continue", "default", "do",
      "double", "else", "enum", "extern", "float", "for", "goto", "if", "inline", "int", "long", "register", "restrict",
      "return", "short", "signed", "sizeof", "static", "struct", "switch", "typedef", "union", "unsigned", "void",
      "volatile", "while", "asm", "typeof", "bool", "true", "false", "class", "new", "delete", "this", "template",
      "private", "public", "protected", "namespace", "operator", "virtual", "friend", "using", "try", "catch", "throw");

  private Identifiers() {}

  /** For Java: such as {@code sepalLength} for {@code sepal-length}. */
  static List<String> inJava(List<String> names) {
    return different(names.stream().map(name -> legal(camel(name, false), JAVA)).toList());
  }

  /** For C: such as {@code sepal_length} for {@code sepal-length}. */
  static List<String> inC(List<String> names) {
    return different(names.stream().map(name -> legal(String.join("_", words(name)).toLowerCase(Locale.ROOT), C))
        .toList());
  }

  /** A class for a name: such as {@code TwoSpirals} for {@code two-spirals}. */
  static String className(String name) {
    return legal(camel(name, true), JAVA);
  }

  private static String camel(String name, boolean capital) {
    StringBuilder camel = new StringBuilder();
    for (String word : words(name)) {
      String rest = word.equals(word.toUpperCase(Locale.ROOT)) ? word.toLowerCase(Locale.ROOT) : word;
      boolean upper = capital || camel.length() > 0;
      String first = rest.substring(0, 1);
      camel.append(upper ? first.toUpperCase(Locale.ROOT) : first.toLowerCase(Locale.ROOT)).append(rest.substring(1));
    }
    return camel.toString();
  }

  private static List<String> words(String name) {
    List<String> words = new ArrayList<>();
    for (String word : name.split("[^A-Za-z0-9]+")) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  private static String legal(String name, Set<String> taken) {
    return name.isEmpty() ? "column" : Character.isDigit(name.charAt(0)) || taken.contains(name) ? "_" + name : name;
  }

  /** Later ones of equal names get a number. */
  private static List<String> different(List<String> names) {
    List<String> different = new ArrayList<>();
    Set<String> taken = new HashSet<>(names);
    Set<String> used = new HashSet<>();
    for (String name : names) {
      String free = name;
      for (int i = 2; used.contains(free) || !free.equals(name) && taken.contains(free); i++) {
        free = name + "_" + i;
      }
      used.add(free);
      different.add(free);
    }
    return different;
  }
}
