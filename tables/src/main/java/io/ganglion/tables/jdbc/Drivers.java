package io.ganglion.tables.jdbc;

import io.ganglion.plugins.ServiceJar;
import io.ganglion.plugins.PluginFault;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;

/** Finds the driver of a database, in a jar that is named or on the class path. */
final class Drivers {
  private static final Place PLACE = Place.at("driver-jar");
  /** A driver may load native code, which a process should do once. */
  private static final Map<Path, ServiceJar> OPEN = new ConcurrentHashMap<>();

  private Drivers() {}

  /** A jar, which stays open for the process. */
  static ServiceJar jar(Path jar) {
    return OPEN.computeIfAbsent(jar.toAbsolutePath(), file -> ServiceJar.open(jar, PLACE));
  }

  /**
   * The driver that takes the URL.
   *
   * @throws ProblemException if there is none
   */
  static Driver of(Jdbc settings) {
    Optional<ServiceJar> jar = settings.driverJar().map(Drivers::jar);
    List<Driver> drivers = new ArrayList<>();
    try {
      ClassLoader classes = jar.map(ServiceJar::classes).orElseGet(Drivers::ofProgram);
      ServiceLoader.load(Driver.class, classes).stream()
          .filter(driver -> jar.isEmpty() || driver.type().getClassLoader() == classes)
          .forEach(driver -> drivers.add(driver.get()));
    } catch (ServiceConfigurationError | LinkageError e) {
      throw new ProblemException(ExitCode.PLUGIN, new Problem("the driver can't be loaded: "
          + PluginFault.describe(e.getCause() == null ? e : e.getCause()),
          Place.at(jar.map(ServiceJar::path).orElse("the class path")), "name the driver's jar in 'driver-jar', one"
              + " with all that it needs"));
    }
    for (Driver driver : drivers) {
      if (takes(driver, settings.url())) {
        return driver;
      }
    }
    throw new ProblemException(ExitCode.PLUGIN, new Problem("no driver takes '" + settings.shown() + "'",
        Place.at(jar.map(ServiceJar::path).orElse("the class path")), jar.isEmpty()
            ? "name the jar of the database's driver in 'driver-jar'"
            : drivers.isEmpty() ? "the jar holds no driver: name that of the database"
            : "the jar's driver is " + drivers.get(0).getClass().getName() + ": check the beginning of the URL"));
  }

  /** What a program that uses Ganglion as a library has on its class path. */
  private static ClassLoader ofProgram() {
    ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
    return ofThread == null ? Drivers.class.getClassLoader() : ofThread;
  }

  private static boolean takes(Driver driver, String url) {
    try {
      return driver.acceptsURL(url);
    } catch (SQLException e) {
      return false; // it finds the URL wrong, so it isn't another's
    }
  }
}
