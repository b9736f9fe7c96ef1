package io.ganglion.runner.verify;

/** What the code of a plug-in must not do: each is a kind of calls. */
enum Rule {
  INEXACT("inexact mathematics", "use io.ganglion.api.ExactMath or StrictMath: the last bits of Math's differ between"
      + " JDKs, and models with them"),
  CLOCK("clocks", "let nothing depend on the time: the same experiment must give the same model"),
  CHANCE("randomness of its own", "take random numbers from what the host gives: the generator of fill, Batch.bits"),
  ENVIRONMENT("settings of the machine", "declare a setting instead: results mustn't depend on the machine"),
  STATE("state between calls", "keep nothing in static fields: pass what goes on through a trainer's state or a"
      + " layer's pass"),
  END("end of the process", "throw an exception: the process isn't the plug-in's"),
  THREADS("threads", "compute on the thread that calls: the host has threads of its own, and an order for sums"),
  SURROUNDINGS("changes to the process", "leave streams, properties, locale and threads as they are"),
  FILES("files", "read and write nothing: put tables into code, and let the host store state"),
  NETWORK("network", "connect to nothing"),
  PROCESSES("other programs", "start nothing"),
  NATIVE("native code", "write it in Java: the host must be able to repeat what it computes"),
  /** What is called can't be read from the bytes. */
  REFLECTION("calls by reflection", "call what is needed by its name in the code, so that it can be checked");

  private final String title;
  private final String help;

  Rule(String title, String help) {
    this.title = title;
    this.help = help;
  }

  /** For people. */
  String title() {
    return title;
  }

  /** What to do instead. */
  String help() {
    return help;
  }
}
